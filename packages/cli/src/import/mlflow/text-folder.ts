import { messageOf } from '@assay/base';
import type { ImportAccount } from '../import-account.ts';
import { walkFiles } from '../walk-files.ts';
import { readSmallFile } from '../read-small-file.ts';

/** A folder of a file store with one file for each tag or parameter: its name, which may hold slashes, and its text. */
export async function readTextFolder(
  folder: string,
  shown: string,
  account: ImportAccount,
): Promise<Record<string, string>> {
  const found: [string, string][] = [];
  for await (const { name, file } of walkFiles(folder, () => undefined)) {
    try {
      found.push([name, await readSmallFile(file)]);
    } catch (thrown) {
      account.leaveOut('damaged', 'tags and parameters that cannot be read', `${shown}/${name}: ${messageOf(thrown)}`);
    }
  }
  return Object.fromEntries(found);
}
