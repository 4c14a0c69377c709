import { invalidInput } from '@assay/base';
import type { Limits } from '../limits.ts';
import { checkKey } from './check-text.ts';

/** A folder is empty (the top) or a path such as `vision/digits`. */
export function checkFolder(path: string, folder: string, limits: Limits): void {
  if (folder === '') return;
  checkKey(path, folder, limits, 'nameLength');
  for (const segment of folder.split('/')) {
    if (segment.trim() !== segment || segment === '' || segment === '.' || segment === '..') {
      throw invalidInput(
        path,
        `${JSON.stringify(folder.slice(0, 80))} is no folder: write names separated by single slashes, such as ` +
          '"vision/digits", without a slash or space at either end.',
      );
    }
  }
}
