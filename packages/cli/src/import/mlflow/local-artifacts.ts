import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where artifacts may be read: below the folder that was named, and below the one given for artifacts. */
export interface ArtifactRoots {
  readonly source: string;
  readonly given: string | undefined;
}

/** A local folder that an address of MLflow means: a path, a `file:` URI or one of the proxy (below the given folder). */
function pathsOf(uri: string, { source, given }: ArtifactRoots): readonly string[] {
  const proxied = /^mlflow-artifacts:(?:\/\/[^/]*)?\/(.*)$/.exec(uri);
  if (proxied !== null) return given === undefined ? [] : [path.join(given, proxied[1] ?? '')];
  if (uri.startsWith('file:')) {
    try {
      return [fileURLToPath(uri)];
    } catch {
      return [];
    }
  }
  if (/^[a-z][a-z0-9+.-]+:/i.test(uri)) return [];
  // A relative path is meant from where the program ran: most often the folder that holds the store.
  return path.isAbsolute(uri) ? [uri] : [path.resolve(path.dirname(source), uri), path.resolve(source, uri)];
}

/**
 * The folder with a run's (or model's) artifacts: the first of `beside` that is there, else the one that `uri` means. Undefined
 * when there is none that lies below the roots: an address in a store is only a text that somebody wrote.
 */
export async function artifactFolder(
  uri: string,
  beside: readonly string[],
  roots: ArtifactRoots,
): Promise<string | undefined> {
  for (const folder of [...beside, ...pathsOf(uri, roots)]) {
    const real = await realpath(folder).catch(() => undefined);
    if (real === undefined || !(await stat(real)).isDirectory()) continue;
    for (const root of [roots.source, roots.given]) if (root !== undefined && (await isWithin(real, root))) return real;
  }
  return undefined;
}

async function isWithin(real: string, root: string): Promise<boolean> {
  const relative = path.relative(await realpath(root), real);
  return relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative));
}
