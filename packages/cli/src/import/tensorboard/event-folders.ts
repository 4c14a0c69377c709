import { stat } from 'node:fs/promises';
import path from 'node:path';
import { walkFiles } from '../walk-files.ts';
import type { ImportAccount } from '../import-account.ts';

/** A folder with event files: what TensorBoard shows as a run. */
export interface EventFolder {
  /** As TensorBoard shows it: the path below the log folder. */
  readonly name: string;
  /** In the order of their names, which begin with the time when they were made. */
  readonly files: readonly string[];
  readonly sizeBytes: number;
}

/** TensorBoard takes any file for an event file whose name contains this (`io_wrapper.IsTensorFlowEventsFile`). */
const isEventFile = (file: string): boolean => path.basename(file).includes('tfevents');

/** The runs of a log folder, or the one of a single file. */
export async function findEventFolders(source: string, account: ImportAccount): Promise<readonly EventFolder[]> {
  if ((await stat(source)).isFile()) {
    const name = path.basename(path.dirname(path.resolve(source)));
    return [{ name, files: [source], sizeBytes: (await stat(source)).size }];
  }
  const files = new Map<string, string[]>();
  const link = (name: string): void => account.leaveOut('omitted', 'symbolic links, which are not followed', name);
  for await (const { name, file } of walkFiles(source, link)) {
    if (!isEventFile(file)) continue;
    const folder = path.posix.dirname(name);
    files.set(folder, [...(files.get(folder) ?? []), file]);
  }
  const folders: EventFolder[] = [];
  for (const [folder, own] of files) {
    let sizeBytes = 0;
    for (const file of own) sizeBytes += (await stat(file)).size;
    folders.push({ name: folder === '.' ? path.basename(path.resolve(source)) : folder, files: own, sizeBytes });
  }
  return folders;
}
