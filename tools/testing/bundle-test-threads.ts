import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { bundleThreads, threadsOf } from '../packing/bundle-threads.ts';
import { repositoryRoot } from '../process/run-process.ts';

/** Those with `#threads/…` among their imports. They share chunks, so that what the tests' own operations throw is what the threads know. */
const rooms = ['storage', 'server', 'testkit', 'cli'];

/** Node's options for tests whose threads and programs are bundled: hundreds are started. Traces name the sources. */
export async function bundleTestThreads(): Promise<string> {
  const folder = path.join(repositoryRoot, '.cache', 'test-threads');
  rmSync(folder, { recursive: true, force: true });
  const sources: Record<string, string> = {};
  for (const room of rooms) {
    const home = path.join(repositoryRoot, 'packages', room);
    for (const [name, { source }] of threadsOf(room)) sources[name] = path.join(home, source);
    mkdirSync(path.join(home, 'dist'), { recursive: true });
    const link = path.join(home, 'dist', 'threads');
    rmSync(link, { recursive: true, force: true });
    symlinkSync(folder, link);
  }
  await bundleThreads(sources, folder, { sourcemap: true });
  return '--conditions=bundled --enable-source-maps';
}
