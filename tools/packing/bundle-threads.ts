import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import type { Plugin } from 'rolldown';
import { repositoryRoot } from '../process/run-process.ts';

/** What stands among the imports of a room's package.json as `#threads/<name>`. */
export interface ThreadImport {
  readonly source: string;
  /** Only tests' have none. */
  readonly default?: string;
}

const prefix = '#threads/';

/** A room's threads by name. */
export function threadsOf(room: string): Map<string, ThreadImport> {
  const { imports = {} } = JSON.parse(
    readFileSync(path.join(repositoryRoot, 'packages', room, 'package.json'), 'utf8'),
  ) as { readonly imports?: Readonly<Record<string, ThreadImport>> };
  return new Map(Object.entries(imports).map(([name, file]) => [name.slice(prefix.length), file]));
}

/**
 * Writes threads with all that they import into `<folder>/<name>.js` and chunks that they share: such a thread starts with a fifth of the
 * processor time. `files`: sources or compiled modules, by the thread's name. `ownOnly` leaves other packages outside.
 */
export async function bundleThreads(
  files: Readonly<Record<string, string>>,
  folder: string,
  { ownOnly = false, sourcemap = false } = {},
): Promise<void> {
  const bundle = await rolldown({
    input: files,
    platform: 'node',
    resolve: { conditionNames: ['source', 'node', 'import', 'default'] },
    ...(ownOnly && { external: (id: string) => !/^(?:[./\\]|[A-Za-z]:|@assay\/)/.test(id) }),
    plugins: [ownUrls(folder)],
  });
  await bundle.write({ dir: folder, chunkFileNames: '[name]-[hash].js', sourcemap });
  await bundle.close();
}

const ownModules = /[\\/](?:packages|@assay)[\\/]\w+[\\/](?:src|test|dist)[\\/]/;
const urlOfModule = /import\.meta\.url\b/g;

/** What a room's module finds by its own URL (package.json, threads, the built Studio) it finds from within a bundle, too. */
function ownUrls(folder: string): Plugin {
  return {
    name: 'own-urls',
    transform: {
      filter: { id: ownModules, code: urlOfModule },
      handler(code, id) {
        const place = path.relative(folder, id).split(path.sep).join('/');
        return {
          code: code.replaceAll(urlOfModule, `new URL(${JSON.stringify(place)}, import.meta.url).href`),
          map: null,
        };
      },
    },
  };
}
