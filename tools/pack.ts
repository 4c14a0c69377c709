/**
 * `npm run pack`: one installable package, pack/assay-<version>.tgz: the rooms compiled to JavaScript with their
 * declarations and the built Studio inside, other packages as ordinary dependencies with exact versions.
 * `--out <folder>` puts it elsewhere. The last line printed is the file's path.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compileRooms } from './packing/compile-rooms.ts';
import { placeRoom, placeStudio, placeThreads } from './packing/room-package.ts';
import { argumentAfter } from './process/argument-after.ts';
import { repositoryRoot, runProcess } from './process/run-process.ts';
import { programRooms } from './source/program-rooms.ts';

const rooms = programRooms();
const out = path.resolve(argumentAfter(process.argv.slice(2), '--out') ?? path.join(repositoryRoot, 'pack'));
mkdirSync(path.join(repositoryRoot, '.cache'), { recursive: true });
const work = mkdtempSync(path.join(repositoryRoot, '.cache', 'pack-'));
try {
  console.log(await pack());
} catch (thrown) {
  console.error(`The package could not be made. ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function pack(): Promise<string> {
  const compiled = path.join(work, 'compiled');
  const staging = path.join(work, 'assay');
  await compileRooms(rooms, compiled);
  mkdirSync(staging);
  const manifests = rooms.map((room) => placeRoom(room, compiled, staging));
  for (const room of rooms) await placeThreads(room, staging);
  placeStudio(staging);
  writeDoors(staging);

  const root = JSON.parse(readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8')) as { version: string };
  const thirdParty = Object.fromEntries(
    manifests
      .flatMap(({ dependencies = {} }) => Object.entries(dependencies))
      .filter(([name]) => !name.startsWith('@assay/'))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  const own = [
    ...manifests.map(({ name, version }) => [name, version] as const),
    ['@assay/studio', root.version] as const,
  ];
  const manifest = {
    name: 'assay',
    version: root.version,
    description: 'An open, self-hosted experiment tracker: server, web UI, command line and client in one package',
    license: 'Apache-2.0',
    type: 'module',
    engines: { node: '>=24' },
    bin: { assay: './bin/assay.mjs' },
    exports: {
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './browser': { types: './dist/browser.d.ts', default: './dist/browser.js' },
      './package.json': './package.json',
    },
    files: ['bin', 'dist'],
    dependencies: { ...thirdParty, ...Object.fromEntries(own) },
    bundleDependencies: own.map(([name]) => name),
  };
  writeFileSync(path.join(staging, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  for (const file of ['README.md', 'LICENSE', 'CHANGELOG.md']) {
    if (existsSync(path.join(repositoryRoot, file))) cpSync(path.join(repositoryRoot, file), path.join(staging, file));
  }

  mkdirSync(out, { recursive: true });
  const npm = await runProcess('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', work], {
    cwd: staging,
  });
  const file = `assay-${root.version}.tgz`;
  if (npm.code !== 0 || !existsSync(path.join(work, file))) throw new Error(`npm pack failed:\n${npm.output}`);
  cpSync(path.join(work, file), path.join(out, file));
  return path.join(out, file);
}

/** The package's own modules only hand on: `.` and `./browser` are the client's doors, the program is the CLI's. */
function writeDoors(staging: string): void {
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(staging, file)), { recursive: true });
    writeFileSync(path.join(staging, file), text);
  };
  for (const extension of ['js', 'd.ts']) {
    write(`dist/index.${extension}`, `export * from '@assay/sdk';\n`);
    write(`dist/browser.${extension}`, `export * from '@assay/sdk/browser';\n`);
  }
  write('bin/assay.mjs', `#!/usr/bin/env node\nimport '@assay/cli/bin';\n`);
}
