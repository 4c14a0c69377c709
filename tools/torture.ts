/**
 * `npm run torture`: the long form of the proof that nothing acknowledged is lost. A real server under load is struck down
 * again and again, and everything is read back after each blow.
 *   --rounds <n>   blows, 300 by default
 *   --seed <n>     the same load and the same moments again, as far as the machine lets them be
 *   --power        power cuts in place of kills: recorded writes, and an ext4 shut down in a file; each with its control
 */
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { crashPoints } from '@assay/storage';
import { planBlows, runCampaign } from '../test/torture/campaign.ts';
import type { CampaignReport } from '../test/torture/campaign.ts';
import type { Disk } from '../test/torture/disk/disk.ts';
import { openKeptDisk } from '../test/torture/disk/kept-disk.ts';
import { openLoopDisk } from '../test/torture/disk/loop-disk.ts';
import { openRecordedDisk } from '../test/torture/disk/recorded-disk.ts';
import { eagerCompaction } from '../test/torture/eager-compaction.ts';
import { sumOf } from '../test/torture/crash-rig.ts';
import { seededRandom } from '../test/torture/load/random.ts';
import { buildProgram } from '../test/torture/power-cut/build-program.ts';
import { linesOf } from '../test/torture/report-lines.ts';
import { repositoryRoot, seconds } from './process/run-process.ts';
import { ProgressBar } from './torture/progress-bar.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string' }, seed: { type: 'string' }, power: { type: 'boolean', default: false } },
});
const rounds = Number(values.rounds ?? 300);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32));
if (!Number.isSafeInteger(rounds) || rounds < 1 || !Number.isSafeInteger(seed)) {
  console.error('--rounds and --seed take whole numbers');
  process.exit(2);
}
/** Blows on one data folder; then a fresh one, so that reading back stays quick. */
const roundsPerFolder = 25;
const controlRounds = 8;
const say = (words: string): void => console.log(words);
const startedAt = performance.now();
let failed = false;

interface Series {
  readonly title: string;
  readonly openDisk: (campaignSeed: number) => Promise<Disk>;
  readonly rounds: number;
}

if (values.power) await cutPower();
else await series({ title: 'killed', openDisk: openKeptDisk, rounds });
say(`${failed ? 'FAILED' : 'Nothing lost'} in ${seconds(performance.now() - startedAt)}; again with --seed ${seed}`);
process.exitCode = failed ? 1 : 0;

async function cutPower(): Promise<void> {
  const library = await buildProgram('write-log', say);
  const cutDisk = await buildProgram('cut-disk', say);
  const kinds: readonly Series[] = [
    {
      title: 'power cut, by the record of writes',
      openDisk: (campaignSeed) => openRecordedDisk(library, seededRandom(campaignSeed, 99), 'mixed'),
      rounds: Math.ceil(rounds / 2),
    },
    { title: 'power cut, ext4 shut down', openDisk: () => openLoopDisk(cutDisk), rounds: Math.ceil(rounds / 2) },
  ];
  for (const kind of kinds) {
    try {
      await series(kind);
      await control(kind);
    } catch (thrown) {
      failed = true;
      say(`✗ ${kind.title}: ${wordsOf(thrown)}`);
    }
  }
}

const wordsOf = (thrown: unknown): string =>
  thrown instanceof Error
    ? `${thrown.message}${thrown.cause === undefined ? '' : ` (${wordsOf(thrown.cause)})`}`
    : String(thrown);

async function series({ title, openDisk, rounds: count }: Series): Promise<void> {
  say(`${title}: ${count} rounds, seed ${seed}`);
  const bar = new ProgressBar(count);
  const reports: CampaignReport[] = [];
  for (let done = 0; done < count; done += roundsPerFolder) {
    const campaignSeed = seed + done;
    const some = Math.min(roundsPerFolder, count - done);
    const named = Array.from(
      { length: Math.ceil(some / 2) },
      (_, i) => crashPoints[(Math.floor(done / 2) + i) % crashPoints.length],
    );
    await using disk = await openDisk(campaignSeed);
    const report = await runCampaign({
      seed: campaignSeed,
      disk,
      env: eagerCompaction,
      verifyEvery: 1,
      blows: planBlows(
        seededRandom(campaignSeed, 77),
        named.filter((name) => name !== undefined),
        Math.floor(some / 2),
      ),
      onRound: (blow, hit, findings) => bar.step(`${blow.at}${hit ? ' hit' : ''}, ${findings.points} points read`),
    });
    reports.push(report);
    if (report.findings.problems.length > 0) await keep(disk, campaignSeed);
  }
  bar.end();
  const all = together(reports);
  for (const line of linesOf(seed, all)) say(`  ${line}`);
  for (const problem of all.findings.problems.slice(0, 20)) say(`  ✗ ${problem}`);
  const notHit = crashPoints.filter((point) => !all.hits.has(point));
  // A few rounds cannot reach them all.
  if (all.findings.problems.length > 0 || (notHit.length > 0 && count >= crashPoints.length * 4)) failed = true;
}

/** The same with commits that are not synced: when nothing is lost, the rig is blind and proves nothing. */
async function control({ title, openDisk }: Series): Promise<void> {
  await using disk = await openDisk(seed);
  const { findings, rounds: tried } = await runCampaign({
    seed,
    disk,
    blows: Array.from({ length: controlRounds }, () => ({ at: 'any moment' })),
    env: { ...eagerCompaction, ASSAY_UNSAFE_SYNCHRONOUS: 'normal' },
    untilLoss: true,
  });
  if (findings.lost === 0) failed = true;
  say(
    `  control, ${title}, synchronous=NORMAL: ${findings.lost} acknowledged points lost in ${tried} rounds (some must be)`,
  );
}

function together(reports: readonly CampaignReport[]): CampaignReport {
  const hits = new Map<string, number>();
  for (const report of reports) for (const [name, count] of report.hits) hits.set(name, (hits.get(name) ?? 0) + count);
  const sum = (of: (report: CampaignReport) => number): number => reports.reduce((total, each) => total + of(each), 0);
  return {
    rounds: sum((each) => each.rounds),
    acknowledgedPoints: sum((each) => each.acknowledgedPoints),
    acknowledgedBatches: sum((each) => each.acknowledgedBatches),
    replays: sum((each) => each.replays),
    artifacts: sum((each) => each.artifacts),
    hits,
    findings: sumOf(reports.map((each) => each.findings)),
  };
}

async function keep(disk: Disk, campaignSeed: number): Promise<void> {
  const target = path.join(repositoryRoot, '.cache', 'torture', `failed-${campaignSeed}`);
  await rm(target, { recursive: true, force: true });
  await cp(disk.dataDir, target, { recursive: true });
  say(`\n  the data folder as it was at the end is kept in ${path.relative(repositoryRoot, target)}`);
}
