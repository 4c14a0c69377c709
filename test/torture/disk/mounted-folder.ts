import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A file system of its own, in a temporary folder. Undone at the end, also when the process ends in disorder. */
export interface MountedFolder extends AsyncDisposable {
  readonly path: string;
  readonly mount: () => void;
  readonly unmount: () => void;
}

const mounted = new Set<string>();
process.on('exit', () => {
  for (const folder of mounted) unmountLazily(folder);
});

/** Throws with the reason where this machine lets nobody mount. */
export async function mountFolder(args: readonly string[]): Promise<MountedFolder> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'assay-mount-'));
  const mount = (): void => {
    run('mount', [...args, folder]);
    mounted.add(folder);
  };
  try {
    mount();
  } catch (thrown) {
    await rm(folder, { recursive: true, force: true });
    throw thrown;
  }
  return {
    path: folder,
    mount,
    unmount: () => {
      run('umount', [folder]);
      mounted.delete(folder);
    },
    async [Symbol.asyncDispose]() {
      if (mounted.has(folder)) unmountLazily(folder);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function unmountLazily(folder: string): void {
  run('umount', ['--lazy', folder]);
  mounted.delete(folder);
}

/** Runs a program; throws what it printed when it fails. */
export function run(program: string, args: readonly string[]): void {
  try {
    execFileSync(program, args, { stdio: 'pipe' });
  } catch (thrown) {
    const said = thrown instanceof Error && 'stderr' in thrown ? String(thrown.stderr).trim() : '';
    throw new Error(`${program} ${args.join(' ')}: ${said || String(thrown)}`, { cause: thrown });
  }
}
