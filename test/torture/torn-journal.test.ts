import { truncate, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CrashRig } from './crash-rig.ts';
import { openKeptDisk } from './disk/kept-disk.ts';
import { seededRandom } from './load/random.ts';

const seed = Number(process.env['TORTURE_SEED'] ?? Math.floor(Math.random() * 2 ** 32));

test('a journal that is cut short or garbled at its end leaves a clean prefix: some is lost, nothing is halved, doubled or invented', async () => {
  await using disk = await openKeptDisk();
  const random = seededRandom(seed, 66);
  const rig = new CrashRig({
    seed,
    disk: {
      ...disk,
      strike: async (server) => {
        await disk.strike(server);
        await damage(path.join(disk.dataDir, 'assay.db-wal'));
      },
    },
    env: { ASSAY_COMPACTION: '{"background":false}' },
  });

  async function damage(journal: string): Promise<void> {
    const { size } = await stat(journal);
    const kept = random.between(Math.floor(size * 0.6), size);
    if (random.chance(0.5)) return truncate(journal, kept);
    const bytes = await readFile(journal);
    for (let at = kept; at < size; at++) if (random.chance(0.01)) bytes[at] = random.between(0, 255);
    return writeFile(journal, bytes);
  }
  let lost = 0;
  for (let round = 0; round < 4; round++) {
    const { findings } = await rig.round({ at: 'any moment' });
    lost += findings.lost;
    expect(findings, `seed ${seed}`).toMatchObject({ doubled: 0, invented: 0, halved: 0 });
    const about = findings.problems.filter(
      (problem) =>
        !/acknowledged|was made and is not there|was set to|removed for good|called a replay|stored again|: 404 |was uploaded and answers 404/.test(
          problem,
        ),
    );
    expect(about, `seed ${seed}`).toEqual([]);
  }
  expect(lost, 'the damage reaches what was acknowledged').toBeGreaterThan(0);
});
