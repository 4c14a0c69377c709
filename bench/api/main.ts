/**
 * `npm run bench -- api [--quick] [--profile] [--only start,create,log,search]`: what the native API of a server on this machine
 * can do. The server runs in a process of its own, this one makes the load. Data lie under .cache, on the disk that the
 * repository is on. With --profile it prints where the server's threads spent their time, and with --only it
 * measures a part; neither is recorded.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../tools/process/run-process.ts';
import { argumentAfter } from '../../tools/process/argument-after.ts';
import { printProfiles, profileFlags } from '../support/cpu-profile.ts';
import { measureFsyncRate } from '../support/fsync-rate.ts';
import { circumstances } from '../support/machine.ts';
import { printFigures, ratioOf, recordResult, short } from '../support/report.ts';
import type { Figure } from '../support/report.ts';
import { ServerProcess } from '../support/server-process.ts';
import { measureSearches, measureSearchesAmidLogs, measureSearchRate } from './measure-search.ts';
import type { SearchCell } from './measure-search.ts';
import { measureStart } from './measure-start.ts';
import { measureTable } from './measure-table.ts';
import { connections, measureCreates, measureLogs } from './measure-writes.ts';
import { printSearches } from './print-searches.ts';
import { seedFolder } from './seed-folder.ts';

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const profile = args.includes('--profile');
const only = argumentAfter(args, '--only')?.split(',');
const plan = quick
  ? { starts: 3, timing: { warmUpMs: 1000, slices: 3, sliceMs: 1000 }, sizes: [1000, 10_000], searches: 10 }
  : { starts: 5, timing: { warmUpMs: 2000, slices: 5, sliceMs: 2000 }, sizes: [1000, 10_000, 100_000], searches: 30 };

/** Seeding that would go on beyond this is left out, so that the bench ends within five minutes. */
const latestSeedingS = 220;

const where = circumstances();
const cache = path.join(repositoryRoot, '.cache', 'bench');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(path.join(cache, 'api-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const startedAt = performance.now();
const seconds = (): number => (performance.now() - startedAt) / 1000;
const figures: Figure[] = [];
const say = (text: string): void => console.log(`${seconds().toFixed(0).padStart(4)} s  ${text}`);
const report = (...measured: readonly Figure[]): void => {
  for (const figure of measured) say(`${figure.name}: ${short(figure.value)} ${figure.unit}`);
  figures.push(...measured);
};

/** Runs one part of the bench against a server of its own, which it ends. */
async function part(name: string, data: string, measure: (server: ServerProcess) => Promise<void>): Promise<void> {
  const profiles = path.join(folder, `profiles-${name}`);
  {
    await using server = await ServerProcess.start(path.join(folder, data), profile ? profileFlags(profiles) : []);
    await measure(server);
  }
  if (!profile) return;
  console.log(`\nWhere the server's threads spent their time: ${name}`);
  printProfiles(profiles, 20);
}
const wanted = (name: string): boolean => only === undefined || only.includes(name);

const { cpu, cores, node, commit, uncommitted } = where;
console.log(
  `${cpu}, ${cores} cores, load ${where.load}, Node ${node}, commit ${commit}${uncommitted ? ' + changes' : ''}`,
);
const fsyncs = measureFsyncRate(folder, 5, 300);
const fsyncSpread = `${short(fsyncs.min)} – ${short(fsyncs.max)}`;
report({ name: 'fsyncs of this disk', value: fsyncs.median, unit: '/s', spread: fsyncSpread });

if (wanted('start')) report(...(await measureStart(path.join(folder, 'empty'), plan.starts)));
if (wanted('create'))
  await part('create', 'writes', async ({ port }) => report(await measureCreates(port, plan.timing)));
if (wanted('log')) await part('log', 'writes', async ({ port }) => report(await measureLogs(port, plan.timing)));

const cellsBySize = new Map<number, SearchCell[]>();
let seeded = 0;
let secondsPerRun = 0;
for (const size of wanted('search') ? plan.sizes : []) {
  const from = seconds();
  const expected = (size - seeded) * secondsPerRun;
  if (from + expected > latestSeedingS) {
    say(`left out ${size.toLocaleString('en')} runs: seeding them would take ${short(expected)} s here`);
    break;
  }
  const experimentId = await seedFolder(path.join(folder, 'search'), seeded, size);
  secondsPerRun = (seconds() - from) / (size - seeded);
  say(`seeded ${(size - seeded).toLocaleString('en')} runs through the store, ${short(1 / secondsPerRun)}/s`);
  seeded = size;
  await part(`search ${size}`, 'search', async (server) => {
    const { cells, figure } = await measureSearches(server.port, experimentId, size, plan.searches);
    cellsBySize.set(size, cells);
    report(figure);
    if (size !== plan.sizes.at(-1)) return;
    report(...(await measureTable(server.port, experimentId, size, plan.searches)));
    report(await measureSearchRate(server.port, experimentId, size, plan.timing));
    report(await measureSearchesAmidLogs(server.port, experimentId, size, plan.timing));
    const { resident, peak } = server.memoryMb();
    report({ name: 'resident memory after searches', value: resident, unit: 'MB', spread: `peak ${short(peak)}` });
  });
}

if (cellsBySize.size > 0) printSearches(cellsBySize);
console.log(`\nWith ${connections} connections where nothing else is said:`);
printFigures(figures);

if (!profile && only === undefined) {
  const ratios = Object.fromEntries(figures.map((figure) => [figure.name, ratioOf(figure)]));
  const durationS = Math.round(seconds());
  const loadAtEnd = circumstances().load;
  const result = { ...where, loadAtEnd, quick, durationS, figures, ratios, searches: Object.fromEntries(cellsBySize) };
  console.log(`\nAdded to ${path.relative(repositoryRoot, recordResult('api', result))} after ${durationS} s.`);
}
