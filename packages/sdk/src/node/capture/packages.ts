import { readFile } from 'node:fs/promises';
import path from 'node:path';

export interface PackageVersions {
  readonly node: string;
  /** Of the nearest package.json. */
  readonly name: string | null;
  readonly version: string | null;
  /** Installed versions of what it names as dependencies; null where one is not installed. */
  readonly dependencies: Readonly<Record<string, string | null>>;
}

const mostDependencies = 500;

/** Looks from the script that runs upwards, or from the current folder when there is none. */
export async function readPackageVersions(
  from = process.argv[1] === undefined ? process.cwd() : path.dirname(process.argv[1]),
): Promise<PackageVersions> {
  const found = (await nearestManifest(from)) ?? (await nearestManifest(process.cwd()));
  const manifest = found?.manifest ?? {};
  const names = ['dependencies', 'optionalDependencies', 'devDependencies'].flatMap((field) => keysOf(manifest[field]));
  const dependencies: Record<string, string | null> = {};
  for (const name of [...new Set(names)].sort().slice(0, mostDependencies)) {
    dependencies[name] = await installedVersion(name, found?.folder ?? from);
  }
  return { node: process.version, name: textOf(manifest['name']), version: textOf(manifest['version']), dependencies };
}

type Manifest = Readonly<Record<string, unknown>>;

async function readManifest(file: string): Promise<Manifest | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Manifest;
  } catch {
    return undefined;
  }
}

const foldersUpwards = function* (from: string): Generator<string, void, void> {
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    yield folder;
    if (folder === path.dirname(folder)) return;
  }
};

async function nearestManifest(from: string): Promise<{ folder: string; manifest: Manifest } | undefined> {
  for (const folder of foldersUpwards(from)) {
    const manifest = await readManifest(path.join(folder, 'package.json'));
    if (manifest !== undefined) return { folder, manifest };
  }
  return undefined;
}

async function installedVersion(name: string, from: string): Promise<string | null> {
  for (const folder of foldersUpwards(from)) {
    const manifest = await readManifest(path.join(folder, 'node_modules', name, 'package.json'));
    if (manifest !== undefined) return textOf(manifest['version']);
  }
  return null;
}

const keysOf = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null ? Object.keys(value) : [];

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
