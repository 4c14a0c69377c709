/** A folder with those in it. */
export interface FolderNode {
  /** The whole path, e.g. `vision/digits`. */
  readonly path: string;
  /** Its last part. */
  readonly name: string;
  /** What lies in it and in the folders within. */
  readonly count: number;
  readonly children: readonly FolderNode[];
}

interface Branch {
  count: number;
  readonly children: Map<string, Branch>;
}

/** Paths with counts as a tree, each level by name; a folder that only holds folders is there, too. The top itself (`''`) is left out. */
export function folderNodes(
  folders: readonly { readonly folder: string; readonly experimentCount: number }[],
): readonly FolderNode[] {
  const top: Branch = { count: 0, children: new Map() };
  for (const { folder, experimentCount } of folders) {
    if (folder === '') continue;
    let branch = top;
    for (const part of folder.split('/')) {
      const next: Branch = branch.children.get(part) ?? { count: 0, children: new Map() };
      next.count += experimentCount;
      branch.children.set(part, next);
      branch = next;
    }
  }
  return nodesOf(top, '');
}

const nodesOf = (branch: Branch, prefix: string): readonly FolderNode[] =>
  [...branch.children]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, child]) => ({
      path: prefix + name,
      name,
      count: child.count,
      children: nodesOf(child, `${prefix}${name}/`),
    }));
