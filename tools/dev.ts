/**
 * `npm run dev`: the server, started anew at every change of a source file, and Studio from Vite's development server
 * in front of it. Arguments go to `assay serve`. Ctrl-C ends both.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot, runProcess } from './process/run-process.ts';
import { argumentAfter } from './process/argument-after.ts';
import { programRooms } from './source/program-rooms.ts';

const args = process.argv.slice(2);
const port = argumentAfter(args, '--port') ?? process.env['ASSAY_PORT'] ?? '4600';
const flags = ['--conditions=source', '--disable-warning=ExperimentalWarning'];
const watch = programRooms().map((room) => `packages/${room}/src`);
const starter = path.join('packages', 'cli', 'bin', 'assay.mjs');

const server = runProcess(
  process.execPath,
  [...flags, ...watch.map((folder) => `--watch-path=${folder}`), '--watch-preserve-output', starter, 'serve', ...args],
  { live: true },
);
const studio = path.join(repositoryRoot, 'packages', 'studio');
const pages = existsSync(path.join(studio, 'index.html'))
  ? runProcess(process.execPath, [path.join(repositoryRoot, 'node_modules', 'vite', 'bin', 'vite.js')], {
      cwd: studio,
      env: { ASSAY_URL: `http://127.0.0.1:${port}` },
      live: true,
    })
  : server;

const first = await Promise.race([server, pages]);
process.kill(process.pid, 'SIGTERM');
process.exitCode = first.code;
