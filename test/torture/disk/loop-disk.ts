import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Disk } from './disk.ts';
import { mountFolder, run } from './mounted-folder.ts';
import type { MountedFolder } from './mounted-folder.ts';

const mib = 1024 * 1024;

/**
 * An ext4 of its own in a file. A blow shuts the file system down in the midst of the work, so that nothing more reaches the file,
 * and mounts it anew. Throws with the reason where this machine cannot mount one.
 */
export async function openLoopDisk(cutDisk: string, sizeMib = 512): Promise<Disk> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'assay-loop-'));
  const image = path.join(folder, 'image');
  let mounted: MountedFolder;
  try {
    await writeFile(image, '');
    await truncate(image, sizeMib * mib);
    run('mkfs.ext4', ['-q', '-F', image]);
    mounted = await mountFolder(['-o', 'loop', image]);
  } catch (thrown) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(
      `An ext4 in a file cannot be mounted here, so real power cuts cannot be tried (${String(thrown)})`,
      {
        cause: thrown,
      },
    );
  }
  return {
    dataDir: path.join(mounted.path, 'data'),
    prepare: () => Promise.resolve({}),
    strike: async (server) => {
      run(cutDisk, [mounted.path]);
      await server?.stop('SIGKILL');
      mounted.unmount();
      mounted.mount();
    },
    async [Symbol.asyncDispose]() {
      await mounted[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
