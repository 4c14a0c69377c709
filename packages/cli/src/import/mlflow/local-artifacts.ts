import { existsSync } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where artifacts may be read: nothing outside of these. */
export interface ArtifactRoots {
  /** What relative addresses in the store are relative to. */
  readonly base: string;
  /** The folder that was named on the command line, where it is one. */
  readonly store: string | undefined;
  /** Folders where servers keep artifacts: the one that was named, or one of the usual name beside the store. */
  readonly served: readonly string[];
}

/** Roots for the store in `folder`. */
export function artifactRoots(folder: string, store: string | undefined, given: string | undefined): ArtifactRoots {
  const beside = path.join(folder, 'mlartifacts');
  return {
    base: folder,
    store,
    served: [...(given === undefined ? [] : [path.resolve(given)]), ...(existsSync(beside) ? [beside] : [])],
  };
}

/** The local folders that an address of MLflow may mean: a path, a `file:` URI or one of the proxy. */
function pathsOf(uri: string, { base, served }: ArtifactRoots): readonly string[] {
  const proxied = /^mlflow-artifacts:(?:\/\/[^/]*)?\/(.*)$/.exec(uri)?.[1];
  if (proxied !== undefined) return served.map((root) => path.join(root, proxied));
  if (uri.startsWith('file:')) {
    try {
      return [fileURLToPath(uri)];
    } catch {
      return [];
    }
  }
  return /^[a-z][a-z0-9+.-]+:/i.test(uri) ? [] : [path.resolve(base, uri)];
}

/**
 * The folder with the artifacts of a run or model: the one at `below` in one of the roots (`<experiment>/<run>/artifacts`), else the
 * one that `uri` means. It need not be there, if there are no artifacts. Undefined when it does not lie below the roots: an address in
 * a store is only a text that somebody wrote.
 */
export async function artifactFolder(uri: string, below: string, roots: ArtifactRoots): Promise<string | undefined> {
  const folders = roots.store === undefined ? roots.served : [roots.store, ...roots.served];
  const meant = pathsOf(uri, roots);
  for (const folder of [...folders.map((root) => path.join(root, below)), ...meant]) {
    const real = await realpath(folder).catch(() => undefined);
    if (real === undefined || !(await stat(real)).isDirectory()) continue;
    for (const root of folders) if (isWithin(real, await realpath(root))) return real;
  }
  // Not there: a run without artifacts, if this is where it would have them.
  return meant.find((folder) => folders.some((root) => isWithin(folder, path.resolve(root))));
}

const isWithin = (folder: string, root: string): boolean => {
  const relative = path.relative(root, folder);
  return relative !== '' && relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative);
};
