import { stat } from 'node:fs/promises';
import path from 'node:path';
import { AssayError } from '@assay/base';
import { ImportAccount } from '../import-account.ts';
import type { ImportSource } from '../import-source.ts';
import { findEventFolders } from './event-folders.ts';
import { identityOf, readEventRun } from './event-run.ts';

/** A log folder of TensorBoard, or one event file. `experiment`: the name for the experiment, else that of the folder. */
export async function openTensorBoard(source: string, experiment: string | undefined): Promise<ImportSource> {
  const about = await stat(source).catch(() => undefined);
  if (about === undefined) throw new AssayError('NotFound', `There is neither a folder nor a file ${source}.`);
  const found = new ImportAccount();
  const folders = await findEventFolders(source, found);
  if (folders.length === 0)
    throw new AssayError('InvalidInput', `${source} holds no event file: none has "tfevents" in its name.`);
  const place = path.resolve(source);
  return {
    tracker: 'tensorboard',
    place,
    size: { total: folders.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0), unit: 'bytes' },
    async *experiments(account) {
      account.add(found);
      yield {
        name: experiment ?? path.basename(about.isFile() ? path.dirname(place) : place),
        note: '',
        tags: {},
        keptEmpty: false,
        async *runs() {
          const seen = new Set<string>();
          for (const folder of folders) {
            // Copies of a folder are runs of their own, as TensorBoard shows them.
            const own = await identityOf(folder);
            const identity = seen.has(own) ? `${own} ${folder.name}` : own;
            seen.add(own);
            yield await readEventRun(folder, identity);
          }
        },
      };
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
}
