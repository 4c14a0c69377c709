import { expect, test } from 'vitest';
import { crashPoints } from '@assay/storage';
import { planBlows, runCampaign } from './campaign.ts';
import { openKeptDisk } from './disk/kept-disk.ts';
import { eagerCompaction } from './eager-compaction.ts';
import { seededRandom } from './load/random.ts';
import { linesOf } from './report-lines.ts';

const seed = Number(process.env['TORTURE_SEED'] ?? Math.floor(Math.random() * 2 ** 32));

test('killed at every named place and at any moment: what was acknowledged is there once, nothing else is', async () => {
  await using disk = await openKeptDisk();
  const blows = planBlows(seededRandom(seed, 77), crashPoints, 3);
  const report = await runCampaign({ seed, disk, blows, isEachToBeHit: true, env: eagerCompaction });
  const words = linesOf(seed, report).join('\n');
  process.stdout.write(`${words}\n`);
  expect(report.findings.problems, words).toEqual([]);
  expect(report.findings, words).toMatchObject({ lost: 0, doubled: 0, invented: 0, halved: 0 });
  expect(report.acknowledgedPoints, words).toBeGreaterThan(1000);
  expect(
    crashPoints.filter((point) => !report.hits.has(point)),
    `places where the server was to die and did not; ${words}`,
  ).toEqual([]);
});
