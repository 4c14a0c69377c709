/** A tree of things by the parts of their names. */
export interface NameFolder<T> {
  /** Unique among folders and leaves: the names' common beginning, with the separator. */
  readonly key: string;
  readonly name: string;
  readonly folders: readonly NameFolder<T>[];
  readonly leaves: readonly NameLeaf<T>[];
  /** All leaves below, in the order in which they are shown. */
  readonly items: readonly T[];
}

export interface NameLeaf<T> {
  readonly key: string;
  readonly name: string;
  readonly item: T;
}

/** A line of a tree as it is shown. `isOpen` is undefined for leaves; `position` counts from 1 among its siblings. */
export type TreeRow<T> = {
  readonly key: string;
  readonly name: string;
  readonly depth: number;
  readonly position: number;
  readonly setSize: number;
} & ({ readonly isOpen: undefined; readonly item: T } | { readonly isOpen: boolean; readonly folder: NameFolder<T> });

export interface NameTreeChoice {
  /** Where a name is cut into parts. */
  readonly separator: RegExp;
  /** A folder of one leaf is shown as the leaf alone, under both names. */
  readonly withoutSingles?: boolean;
}

interface Draft<T> {
  readonly folders: Map<string, Draft<T>>;
  readonly leaves: NameLeaf<T>[];
}

const compareNames = new Intl.Collator('en', { numeric: true }).compare;

/** Names in natural order, folders first. A folder that holds one folder and nothing else is one with it. */
export function nameTree<T>(items: Iterable<T>, nameOf: (item: T) => string, choice: NameTreeChoice): NameFolder<T> {
  const root: Draft<T> = { folders: new Map(), leaves: [] };
  const pattern = new RegExp(choice.separator.source, 'g');
  for (const item of items) {
    const name = nameOf(item);
    let folder = root;
    let start = 0;
    for (const { index, 0: cut } of name.matchAll(pattern)) {
      // A separator at either end, or after another, parts nothing.
      if (index === start || index + cut.length === name.length) continue;
      const part = name.slice(start, index + cut.length);
      let below = folder.folders.get(part);
      if (below === undefined) folder.folders.set(part, (below = { folders: new Map(), leaves: [] }));
      folder = below;
      start = index + cut.length;
    }
    folder.leaves.push({ key: name, name: name.slice(start), item });
  }
  return finished('', '', root, choice.withoutSingles === true);
}

function finished<T>(key: string, name: string, draft: Draft<T>, withoutSingles: boolean): NameFolder<T> {
  const leaves = [...draft.leaves];
  const folders: NameFolder<T>[] = [];
  for (const [part, below] of draft.folders) {
    const folder = finished(key + part, part, below, withoutSingles);
    const [only] = folder.leaves;
    if (withoutSingles && only !== undefined && folder.items.length === 1)
      leaves.push({ ...only, name: folder.name + only.name });
    else folders.push(folder);
  }
  folders.sort((a, b) => compareNames(a.name, b.name));
  leaves.sort((a, b) => compareNames(a.name, b.name));
  const [single] = folders;
  if (key !== '' && single !== undefined && folders.length === 1 && leaves.length === 0)
    return { ...single, name: name + single.name };
  const items = [...folders.flatMap((folder) => folder.items), ...leaves.map((leaf) => leaf.item)];
  return { key, name, folders, leaves, items };
}

/** The lines of a tree that are seen when some of its folders are open; the root itself has no line. */
export function treeRows<T>(
  root: NameFolder<T>,
  isOpen: (folder: NameFolder<T>) => boolean,
  depth = 0,
): readonly TreeRow<T>[] {
  const rows: TreeRow<T>[] = [];
  const visit = (folder: NameFolder<T>, level: number): void => {
    const setSize = folder.folders.length + folder.leaves.length;
    let position = 0;
    for (const each of folder.folders) {
      const open = isOpen(each);
      rows.push({
        key: each.key,
        name: each.name,
        depth: level,
        position: ++position,
        setSize,
        isOpen: open,
        folder: each,
      });
      if (open) visit(each, level + 1);
    }
    for (const { key, name, item } of folder.leaves)
      rows.push({ key, name, depth: level, position: ++position, setSize, isOpen: undefined, item });
  };
  visit(root, depth);
  return rows;
}
