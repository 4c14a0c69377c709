/**
 * `npm run bench -- api [--quick]`: what the native API of a server on this machine can do. The server runs in a process of its
 * own, this one makes the load. Data lie under .cache, on the disk that the repository is on.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../tools/process/run-process.ts';
import { measureFsyncRate } from '../support/fsync-rate.ts';
import { circumstances } from '../support/machine.ts';
import { printFigures, ratioOf, recordResult, short } from '../support/report.ts';
import type { Figure } from '../support/report.ts';
import { ServerProcess } from '../support/server-process.ts';
import { measureSearches, measureSearchRate, percent } from './measure-search.ts';
import type { SearchCell } from './measure-search.ts';
import { measureStart } from './measure-start.ts';
import { connections, measureCreates, measureLogs } from './measure-writes.ts';
import { searchShapes, selectivities } from './searches.ts';
import { createExperiment, seedRuns } from './seed.ts';

const quick = process.argv.includes('--quick');
const plan = quick
  ? { starts: 3, timing: { warmUpMs: 1000, slices: 3, sliceMs: 1000 }, sizes: [1000, 10_000], searches: 10 }
  : { starts: 5, timing: { warmUpMs: 2000, slices: 5, sliceMs: 2000 }, sizes: [1000, 10_000, 100_000], searches: 30 };

const where = circumstances();
const cache = path.join(repositoryRoot, '.cache', 'bench');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(path.join(cache, 'api-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const startedAt = performance.now();
const figures: Figure[] = [];
const report = (figure: Figure): void => {
  figures.push(figure);
  console.log(`${elapsed()}  ${figure.name}: ${short(figure.value)} ${figure.unit}`);
};
const elapsed = (): string => `${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s`;

console.log(
  `${where.cpu}, ${where.cores} cores, Node ${where.node}, commit ${where.commit}${where.uncommitted ? ' + changes' : ''}`,
);
const fsyncs = measureFsyncRate(folder, 5, 300);
report({
  name: 'fsyncs of this disk',
  value: fsyncs.median,
  unit: '/s',
  spread: `${short(fsyncs.min)} – ${short(fsyncs.max)}`,
});

for (const figure of await measureStart(path.join(folder, 'empty'), plan.starts)) report(figure);

{
  await using server = await ServerProcess.start(path.join(folder, 'writes'));
  report(await measureCreates(server.port, plan.timing));
  report(await measureLogs(server.port, plan.timing));
}

const cellsBySize = new Map<number, SearchCell[]>();
{
  await using server = await ServerProcess.start(path.join(folder, 'search'));
  const experimentId = await createExperiment(server.port, 'bench search');
  let seeded = 0;
  for (const size of plan.sizes) {
    const from = performance.now();
    await seedRuns(server.port, experimentId, seeded, size);
    const rate = ((size - seeded) / (performance.now() - from)) * 1000;
    console.log(`${elapsed()}  seeded ${(size - seeded).toLocaleString('en')} runs through the API, ${short(rate)}/s`);
    seeded = size;
    const { cells, figure } = await measureSearches(server.port, experimentId, size, plan.searches);
    cellsBySize.set(size, cells);
    report(figure);
  }
  report(await measureSearchRate(server.port, experimentId, seeded, plan.timing));
  const { resident, peak } = server.memoryMb();
  report({ name: 'resident memory, after all', value: resident, unit: 'MB', spread: `peak ${short(peak)}` });
}

console.log(
  `\nSearches one at a time, p50 / p95 / p99 in ms: 100 runs, filtered by a parameter and a metric, sorted by another metric`,
);
for (const [size, cells] of cellsBySize) {
  console.log(
    `${size.toLocaleString('en')} runs${' '.repeat(20)}`.slice(0, 20) +
      selectivities.map((each) => percent(each).padStart(20)).join(''),
  );
  for (const shape of searchShapes) {
    const row = cells
      .filter((cell) => cell.shape === shape)
      .map(({ latencyMs: { p50, p95, p99 } }) => `${short(p50)} / ${short(p95)} / ${short(p99)}`);
    console.log(`  ${shape.padEnd(18)}${row.map((cell) => cell.padStart(20)).join('')}`);
  }
}
console.log(`\nWith ${connections} connections where nothing else is said:`);
printFigures(figures);

const file = recordResult('api', {
  ...where,
  quick,
  durationS: Math.round((performance.now() - startedAt) / 1000),
  figures: figures,
  ratios: Object.fromEntries(figures.map((figure) => [figure.name, ratioOf(figure)])),
  searches: Object.fromEntries(cellsBySize),
});
console.log(`\nAdded to ${path.relative(repositoryRoot, file)} after${elapsed()}.`);
