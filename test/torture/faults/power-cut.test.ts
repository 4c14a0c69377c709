import { expect, test } from 'vitest';
import { crashPoints } from '@assay/storage';
import { planBlows, runCampaign } from '../campaign.ts';
import { openRecordedDisk } from '../disk/recorded-disk.ts';
import { eagerCompaction } from '../eager-compaction.ts';
import { seededRandom } from '../load/random.ts';
import { buildProgram } from '../power-cut/build-program.ts';
import { linesOf } from '../report-lines.ts';

const seed = Number(process.env['TORTURE_SEED'] ?? Math.floor(Math.random() * 2 ** 32));
const say = (words: string): void => void process.stdout.write(`${words}\n`);

test('the power fails: what was acknowledged had reached the disk, and is there once', async () => {
  const library = await buildProgram('write-log', say);
  const random = seededRandom(seed, 88);
  await using disk = await openRecordedDisk(library, random, 'mixed');
  const places = crashPoints.filter((place) =>
    /after-commit|segment-synced|after-seal|merge-sealed|unlinked/.test(place),
  );
  const report = await runCampaign({ seed, disk, blows: planBlows(random, places, 3), env: eagerCompaction });
  const words = linesOf(seed, report).join('\n');
  say(words);
  expect(report.findings.problems, words).toEqual([]);
  expect(report.findings, words).toMatchObject({ lost: 0, doubled: 0, invented: 0, halved: 0 });
  expect(report.acknowledgedPoints, words).toBeGreaterThan(1000);
});

test('control: with commits that are not synced the same power cuts lose points, so a loss would be seen', async () => {
  const library = await buildProgram('write-log', say);
  await using disk = await openRecordedDisk(library, seededRandom(seed, 89), 'strict');
  const { findings, rounds } = await runCampaign({
    seed,
    disk,
    blows: Array.from({ length: 8 }, () => ({ at: 'any moment' })),
    env: { ...eagerCompaction, ASSAY_UNSAFE_SYNCHRONOUS: 'normal' },
    untilLoss: true,
  });
  say(`control: synchronous=NORMAL lost ${findings.lost} acknowledged points in ${rounds} rounds`);
  expect(findings.lost, `seed ${seed}`).toBeGreaterThan(0);
});
