import type { FilePlace, FolderEntry } from '../../answers/mlflow/file.ts';
import { compareCodePoints } from '../../filter/code-point-order.ts';
import { openPlace } from '../../steps/mlflow/place-files.ts';
import type { Query } from '../query.ts';

export interface ListFolderInput {
  readonly place: FilePlace;
  /** Without slashes around it; empty: the topmost folder. */
  readonly folder: string;
}

/** Rows read at once: few at first, since most of them may be skipped. */
const [fewRows, manyRows] = [64, 2000];

/**
 * What a folder holds, by name; nothing for a file and for what does not exist. Its cost follows the entries, however many files are
 * below them. What has no bytes here is left out.
 */
export const listFolder: Query<ListFolderInput, FolderEntry[]> = async (tx, { place, folder }) => {
  const files = await openPlace(tx, place);
  const prefix = folder === '' ? '' : `${files.kept(folder)}/`;
  const entries: FolderEntry[] = [];
  let after = prefix;
  let count = fewRows;
  let shown: string | undefined;
  let rowsOfShown = 0;
  for (;;) {
    const rows = await files.after(after, count);
    for (const { path, file } of rows) {
      if (!path.startsWith(prefix)) return entries;
      after = path;
      if (file === undefined) continue;
      const name = path.slice(prefix.length);
      const slash = name.indexOf('/');
      const subfolder = slash < 0 ? undefined : name.slice(0, slash);
      rowsOfShown = subfolder === shown ? rowsOfShown + 1 : 0;
      if (subfolder === undefined) entries.push({ name, sizeBytes: file.sizeBytes });
      else if (subfolder !== shown) entries.push({ name: subfolder, sizeBytes: null });
      shown = subfolder;
    }
    if (rows.length < count) return entries;
    count = Math.min(count * 4, manyRows);
    if (shown === undefined || rowsOfShown < fewRows / 2) continue;
    // Behind all of the subfolder, but for what begins with this very character, which is then read.
    const behind = `${prefix}${shown}/\u{10ffff}`;
    if (compareCodePoints(after, behind) < 0) after = behind;
    count = fewRows;
    rowsOfShown = 0;
  }
};
