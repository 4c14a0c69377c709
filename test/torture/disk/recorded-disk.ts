import { mkdir, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Random } from '../load/random.ts';
import { ModelDisk } from '../power-cut/model-disk.ts';
import type { Survival } from '../power-cut/model-disk.ts';
import { readRecord } from '../power-cut/read-record.ts';
import type { Disk } from './disk.ts';

/**
 * A folder whose every write and fsync is written down by a preloaded library. A blow kills the server and leaves of the
 * folder what a power cut would: all that was synced, and of the rest nothing or, by chance, any part.
 */
export async function openRecordedDisk(library: string, random: Random, survival: 'strict' | 'mixed'): Promise<Disk> {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'assay-power-')));
  const dataDir = path.join(folder, 'data');
  const record = path.join(folder, 'record');
  await mkdir(dataDir, { mode: 0o700 });
  let model: ModelDisk | undefined;
  return {
    dataDir,
    prepare: async () => {
      await rm(record, { force: true });
      await rm(`${record}.underway`, { force: true });
      model = await ModelDisk.of(dataDir);
      return { LD_PRELOAD: library, ASSAY_WRITE_LOG: record, ASSAY_WRITE_LOG_FOLDER: dataDir };
    },
    strike: async (server) => {
      await server?.stop('SIGKILL');
      if (model === undefined) throw new Error('prepare() comes first');
      model.replay(readRecord(await readFile(record)));
      const mark = await readFile(`${record}.underway`);
      await expectSame(
        dataDir,
        model.live(),
        mark.some((byte) => byte !== 0),
      );
      const kind: Survival =
        survival === 'strict' || random.chance(0.4) ? 'only what was synced' : 'any part of the rest too';
      await model.cutPower(kind, random);
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Written through shared memory, and made anew by SQLite at every start. */
const isMapped = (file: string): boolean => file.endsWith('-shm');

/**
 * The record must explain the folder to the last byte, or a write went past it and nothing that follows means anything. One file may
 * differ where the kill fell between a call and its line in the record.
 */
async function expectSame(
  dataDir: string,
  live: ReadonlyMap<string, Uint8Array>,
  wasCallUnderWay: boolean,
): Promise<void> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const there = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dataDir, path.join(entry.parentPath, entry.name)));
  const different: string[] = [];
  for (const file of new Set([...there, ...live.keys()])) {
    if (isMapped(file)) continue;
    const bytes = live.get(file);
    const real = there.includes(file) ? await readFile(path.join(dataDir, file)) : undefined;
    if (bytes !== undefined && real?.equals(bytes)) continue;
    different.push(`${file}: ${real?.length ?? 'no'} bytes on disk, ${bytes?.length ?? 'none'} by the record`);
  }
  // A name that moved is missing in one place and new in another.
  if (different.length > (wasCallUnderWay ? 2 : 0))
    throw new Error(`Writes were not seen by the preloaded library:\n${different.join('\n')}`);
}
