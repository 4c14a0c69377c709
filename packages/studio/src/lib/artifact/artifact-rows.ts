import type { Artifact } from '@assay/wire';
import { nameTree, treeRows, type TreeRow } from '../tree/name-tree.ts';

/** A line of the list of artifacts: a direction, a folder or an artifact. Keys begin with the direction: `output:plots/a.png`. */
export interface ArtifactRow {
  readonly key: string;
  readonly name: string;
  readonly depth: number;
  readonly position: number;
  readonly setSize: number;
  readonly isOpen: boolean | undefined;
  readonly artifact: Artifact | undefined;
  /** What a direction or a folder holds. */
  readonly items: readonly Artifact[];
}

interface ArtifactRowsChoice {
  /** What the reader opened and closed, by key; undefined: all is open. */
  readonly folds: ReadonlyMap<string, boolean> | undefined;
  /** Its folders are open at first. */
  readonly chosenKey: string | undefined;
}

const fewEnough = 200;
const directions = [
  { direction: 'output', name: 'Outputs' },
  { direction: 'input', name: 'Inputs' },
] as const;

/** Outputs before inputs, since they are looked for more often. Of a few all is open at first, of many what leads to the chosen one. */
export function artifactRows(
  artifacts: readonly Artifact[],
  { folds, chosenKey }: ArtifactRowsChoice,
): readonly ArtifactRow[] {
  const isOpen = (key: string, isDirection: boolean): boolean =>
    folds === undefined ||
    (folds.get(key) ?? (isDirection || artifacts.length <= fewEnough || chosenKey?.startsWith(key) === true));
  const parts = directions
    .map((part) => ({ ...part, items: artifacts.filter((artifact) => artifact.direction === part.direction) }))
    .filter((part) => part.items.length > 0);
  return parts.flatMap(({ direction, name, items }, index): readonly ArtifactRow[] => {
    const key = `${direction}:`;
    const open = isOpen(key, true);
    const head = {
      key,
      name,
      depth: 0,
      position: index + 1,
      setSize: parts.length,
      isOpen: open,
      artifact: undefined,
      items,
    };
    if (!open) return [head];
    const tree = nameTree(items, (artifact) => artifact.name, { separator: /\// });
    return [head, ...treeRows(tree, (folder) => isOpen(key + folder.key, false), 1).map((row) => rowOf(key, row))];
  });
}

/** All artifacts in the order in which they are shown. */
export const inOrder = (artifacts: readonly Artifact[]): readonly Artifact[] =>
  artifactRows(artifacts, { folds: undefined, chosenKey: undefined }).flatMap(({ artifact }) => artifact ?? []);

function rowOf(prefix: string, row: TreeRow<Artifact>): ArtifactRow {
  const { name, depth, position, setSize, isOpen } = row;
  const content =
    row.isOpen === undefined ? { artifact: row.item, items: [] } : { artifact: undefined, items: row.folder.items };
  return { key: prefix + row.key, name, depth, position, setSize, isOpen, ...content };
}
