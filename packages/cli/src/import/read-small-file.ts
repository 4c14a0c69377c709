import { open } from 'node:fs/promises';

const mostBytes = 4 * 1024 * 1024;

/** The text of a file of a few megabytes at most. */
export async function readSmallFile(file: string): Promise<string> {
  await using handle = await open(file);
  const { size } = await handle.stat();
  if (size > mostBytes) throw new Error(`has ${size} bytes, more than such a file has`);
  return await handle.readFile('utf8');
}
