import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Replaces a file as one step that survives power loss: written beside it, synced, renamed, the folder synced. */
export async function writeDurably(file: string, content: string | Uint8Array, mode: number): Promise<void> {
  const temporary = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}.tmp`;
  try {
    const handle = await open(temporary, 'wx', mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (thrown) {
    await rm(temporary, { force: true });
    throw thrown;
  }
  const folder = await open(path.dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
