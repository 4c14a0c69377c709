import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Disk } from './disk.ts';

/** A plain folder. Only the process dies: whatever it gave to the system stays. */
export async function openKeptDisk(): Promise<Disk> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'assay-torture-'));
  return {
    dataDir: path.join(folder, 'data'),
    prepare: () => Promise.resolve({}),
    strike: async (server) => {
      await server?.stop('SIGKILL');
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
