#!/usr/bin/env node
/**
 * Starts the command line, `#threads/main` in package.json: the bundled program where there is one (an installed package), else the
 * TypeScript sources, which want Node 24 or newer and the `source` condition. Started otherwise, it starts itself again with them.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const room = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const [major] = process.versions.node.split('.').map(Number);

if (existsSync(path.join(room, 'src'))) await startFromSource();
else if (major >= 24) await load();
else {
  console.error(
    `assay needs Node 24 or newer; this is ${process.versions.node}. Install a current one: https://nodejs.org`,
  );
  process.exitCode = 1;
}

async function load(cache) {
  module.enableCompileCache?.(cache);
  const cacheFolder = module.getCompileCacheDir?.();
  // The server's threads have loaders of their own, which read it from the environment.
  if (process.argv[2] === 'serve' && cacheFolder) process.env.NODE_COMPILE_CACHE ??= path.dirname(cacheFolder);
  const main = import.meta.resolve('#threads/main');
  // The program reads its own name from there.
  process.argv[1] = fileURLToPath(main);
  await import(main);
}

async function startFromSource() {
  const root = path.resolve(room, '..', '..');
  const flags = ['--conditions=source', '--disable-warning=ExperimentalWarning'];
  const options = [...process.execArgv, ...(process.env.NODE_OPTIONS ?? '').split(' ')];
  if (major >= 24 && options.some((option) => /^(--conditions|-C)=source$/.test(option))) {
    await load(path.join(root, '.cache', 'compile'));
    return;
  }
  const pinned = path.join(root, 'node_modules', '.bin', 'node');
  const node = major >= 24 ? process.execPath : pinned;
  if (!existsSync(node)) {
    console.error('assay: the packages are not installed yet. Run "node tools/setup.mjs" (or "npm start") first.');
    process.exitCode = 1;
    return;
  }
  const child = spawn(node, [...flags, fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on('error', (thrown) => {
    console.error(`assay: ${node} could not be started: ${thrown.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    for (const each of signals) process.removeAllListeners(each);
    process.kill(process.pid, signal);
  });
}
