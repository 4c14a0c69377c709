import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../process/run-process.ts';
import { bundleThreads, threadsOf } from './bundle-threads.ts';

type Exports = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

export interface RoomManifestFile {
  readonly name: string;
  readonly version: string;
  readonly exports: Exports;
  readonly dependencies?: Readonly<Record<string, string>>;
}

export const readManifest = (room: string): RoomManifestFile =>
  JSON.parse(readFileSync(path.join(repositoryRoot, 'packages', room, 'package.json'), 'utf8')) as RoomManifestFile;

/** Puts a compiled room into `node_modules/@assay/<room>` of the package, its sources' place taken by `dist`. */
export function placeRoom(room: string, compiled: string, staging: string): RoomManifestFile {
  const manifest = readManifest(room);
  const target = placeOf(room, staging);
  mkdirSync(target, { recursive: true });
  cpSync(path.join(compiled, room, 'src'), path.join(target, 'dist'), { recursive: true });
  const bin = path.join(repositoryRoot, 'packages', room, 'bin');
  if (existsSync(bin)) cpSync(bin, path.join(target, 'bin'), { recursive: true });
  const packed = {
    name: manifest.name,
    version: manifest.version,
    license: 'Apache-2.0',
    type: 'module',
    exports: { ...compiledExports(manifest.exports), ...(existsSync(bin) ? { './bin': './bin/assay.mjs' } : {}) },
    imports: Object.fromEntries(
      shippedThreads(room).map(([name]) => [`#threads/${name}`, `./dist/threads/${name}.js`]),
    ),
  };
  writeFileSync(path.join(target, 'package.json'), `${JSON.stringify(packed, undefined, 2)}\n`);
  return manifest;
}

/** Bundles a room's threads from the compiled rooms, which stand all in their places; other packages are installed beside them. */
export async function placeThreads(room: string, staging: string): Promise<void> {
  const target = placeOf(room, staging);
  const files = shippedThreads(room).map(([name, compiled]) => [name, path.join(target, compiled)] as const);
  if (files.length > 0)
    await bundleThreads(Object.fromEntries(files), path.join(target, 'dist', 'threads'), { ownOnly: true });
}

const placeOf = (room: string, staging: string): string => path.join(staging, 'node_modules', '@assay', room);

const shippedThreads = (room: string): readonly (readonly [name: string, compiled: string])[] =>
  [...threadsOf(room)].flatMap(([name, file]) => (file.default === undefined ? [] : [[name, file.default]]));

/** Studio is no module of the package but the files that the server hands out. */
export function placeStudio(staging: string): void {
  const built = path.join(repositoryRoot, 'packages', 'studio', 'dist');
  if (!existsSync(path.join(built, 'index.html'))) {
    throw new Error('Studio is not built: run "node tools/setup.mjs --studio" first.');
  }
  const target = path.join(staging, 'node_modules', '@assay', 'studio');
  rmSync(target, { recursive: true, force: true });
  cpSync(built, path.join(target, 'dist'), { recursive: true });
  const { name, version } = readManifest('studio');
  const packed = {
    name,
    version,
    license: 'Apache-2.0',
    type: 'module',
    exports: { './package.json': './package.json' },
  };
  writeFileSync(path.join(target, 'package.json'), `${JSON.stringify(packed, undefined, 2)}\n`);
}

/** The doors without their `source` condition: there are no sources in the package. */
function compiledExports(exports: Exports): Exports {
  return Object.fromEntries(
    Object.entries(exports).map(([door, target]) => {
      if (typeof target === 'string') return [door, target];
      return [door, Object.fromEntries(Object.entries(target).filter(([condition]) => condition !== 'source'))];
    }),
  );
}
