/**
 * Makes a fresh clone ready, on the system's own Node (>= 20.19) and with nothing installed yet: the packages of the
 * lock file (the pinned Node among them) and, with `--studio`, the web UI's build. When nothing changed it only looks.
 */
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const cache = path.join(root, '.cache');
const at = (...parts) => path.join(root, ...parts);

class SetupError extends Error {}

const say = (line) => process.stderr.write(`assay: ${line}\n`);

function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function checkSystemNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetupError(
    `Node ${process.versions.node} is too old to set this up: 20.19 or newer is needed. ` +
      'Install a current Node (https://nodejs.org) and run the command again.',
  );
}

// ---------------------------------------------------------------------------------------------------- one at a time

const lockFolder = path.join(cache, 'setup.lock');
const lockOwner = path.join(lockFolder, 'pid');

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return thrown.code === 'EPERM';
  }
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs `work` while holding the lock folder; a lock whose owner has died is taken over. */
async function withLock(work) {
  fs.mkdirSync(cache, { recursive: true });
  const giveUpAt = Date.now() + 15 * 60_000;
  let told = false;
  for (;;) {
    try {
      fs.mkdirSync(lockFolder);
      fs.writeFileSync(lockOwner, String(process.pid));
      break;
    } catch (thrown) {
      if (thrown.code !== 'EEXIST') throw thrown;
    }
    const owner = Number(readText(lockOwner));
    const age = Date.now() - (fs.statSync(lockFolder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    const abandoned = owner > 0 ? !isAlive(owner) : age > 5_000;
    if (abandoned) {
      // Renamed first, so that of two waiting setups only one takes the dead one's lock away.
      try {
        fs.renameSync(lockFolder, `${lockFolder}.${process.pid}`);
        fs.rmSync(`${lockFolder}.${process.pid}`, { recursive: true, force: true });
      } catch {
        // the other one was quicker
      }
      continue;
    }
    if (Date.now() > giveUpAt) {
      throw new SetupError(
        `Another setup (process ${owner || 'unknown'}) has held ${lockFolder} for too long. ` +
          'If none is running, delete that folder and try again.',
      );
    }
    if (!told) say(`another setup (process ${owner || 'starting'}) is at work here; waiting for it`);
    told = true;
    await sleep(150);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(lockFolder, { recursive: true, force: true });
  }
}

// ---------------------------------------------------------------------------------------------------- packages

const stampFile = at('node_modules', '.assay-setup');
const pinnedNode = at('node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

const digest = (text) => createHash('sha256').update(text).digest('hex');

function wantedStamp() {
  const lock = readText(at('package-lock.json'));
  if (lock === undefined) throw new SetupError('package-lock.json is missing: this is not a whole clone. Clone again.');
  return `${process.platform}-${process.arch} ${digest(lock)}`;
}

const packagesAreFresh = (stamp) => readText(stampFile) === stamp && fs.existsSync(pinnedNode);

/** Whether the packages, put there by npm itself without this script, are already those of the lock file. */
function installedMatchesLock() {
  const installed = readText(at('node_modules', '.package-lock.json'));
  if (installed === undefined || !fs.existsSync(pinnedNode)) return false;
  try {
    const have = JSON.parse(installed).packages;
    const want = JSON.parse(readText(at('package-lock.json'))).packages;
    return Object.entries(want).every(([place, entry]) => {
      if (!place.startsWith('node_modules/')) return true;
      const found = have[place];
      if (found === undefined) return entry.optional === true;
      return found.version === entry.version;
    });
  } catch {
    return false;
  }
}

const whyNpmFailed = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH/,
    'the npm registry could not be reached: check the network or proxy',
  ],
  [/ENOSPC/, 'the disk is full: free some space (about 600 MB are needed)'],
  [/EACCES|EPERM|EROFS/, 'a folder could not be written: check who owns this folder and ~/.npm'],
  [/E401|E403/, 'the npm registry refused the request: check the registry and its token in ~/.npmrc'],
  [/in sync|EUSAGE/, 'package.json and package-lock.json disagree: run "npm install" and keep the changed lock file'],
];

function run(command, args, { words, cwd = root }) {
  return new Promise((resolve) => {
    const startedAt = Date.now();
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], shell: command.endsWith('.cmd') });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    const every = setInterval(() => say(`${words}, ${Math.round((Date.now() - startedAt) / 1000)} s so far`), 15_000);
    const stop = (signal) => child.kill(signal);
    process.once('SIGINT', stop).once('SIGTERM', stop);
    const end = (code, extra = '') => {
      clearInterval(every);
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve({ code, output: output + extra, seconds: ((Date.now() - startedAt) / 1000).toFixed(1) });
    };
    child.on('error', (thrown) => end(1, String(thrown)));
    child.on('close', (code, signal) => end(code ?? 1, signal ? `stopped by ${signal}` : ''));
  });
}

/** The first and last lines of a program's words, which say most. */
function excerpt(text) {
  const lines = text.split('\n').filter((line) => !/^(npm error)?\s*$/.test(line));
  const shown = lines.length <= 24 ? lines : [...lines.slice(0, 8), '...', ...lines.slice(-12)];
  return shown.map((line) => `  ${line}`).join('\n');
}

/** npm as it was started for this script; its own Node, since the pinned one vanishes while `npm ci` runs. */
function npmCommand() {
  const cli = process.env.npm_execpath;
  const node = process.env.npm_node_execpath;
  if (cli?.endsWith('npm-cli.js') && node !== undefined && !node.startsWith(at('node_modules'))) {
    return { command: node, first: [cli] };
  }
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', first: [] };
}

async function installPackages(stamp) {
  if (installedMatchesLock()) {
    fs.writeFileSync(stampFile, stamp);
    return;
  }
  say('installing the packages of the lock file (once; about half a minute)');
  const npm = npmCommand();
  // A production setting of the caller's shell must not leave the tools out.
  const args = [...npm.first, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output, seconds } = await run(npm.command, args, { words: 'still installing' });
  if (code !== 0) {
    const reason = whyNpmFailed.find(([pattern]) => pattern.test(output))?.[1] ?? "see npm's own words above";
    throw new SetupError(`"npm ci" failed.\n${excerpt(output)}\n  Why: ${reason}. Then run the command again.`);
  }
  checkPinnedNode();
  fs.writeFileSync(stampFile, stamp);
  say(`packages installed in ${seconds} s`);
}

function checkPinnedNode() {
  const wanted = JSON.parse(readText(at('package.json'))).devDependencies.node;
  let found;
  try {
    found = execFileSync(pinnedNode, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' }).trim();
  } catch (thrown) {
    found = String(thrown.message).split('\n')[0];
  }
  if (found === `v${wanted}`) return;
  throw new SetupError(
    `The packages are there, but the pinned Node ${wanted} does not run (${found}). It comes with the install script ` +
      'of the npm package "node": if your npm is set to ignore scripts, run "npm rebuild node --ignore-scripts=false".',
  );
}

// ---------------------------------------------------------------------------------------------------- Studio

const studio = at('packages', 'studio');
const studioStamp = path.join(cache, 'studio-build');

function* filesUnder(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.startsWith('.')) continue;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(file);
    else if (!/\.test\.tsx?$/.test(entry.name)) yield file;
  }
}

/** A digest of everything that the build reads: contents, not times, so that a checkout alone makes nothing stale. */
function studioSources() {
  const hash = createHash('sha256');
  hash.update(readText(at('package-lock.json')) ?? '');
  const folders = [
    studio,
    ...['base', 'wire', 'series', 'stats', 'analysis', 'sdk'].map((room) => at('packages', room, 'src')),
  ];
  for (const folder of folders.filter((each) => fs.existsSync(each))) {
    for (const file of filesUnder(folder)) hash.update(`${path.relative(root, file)}\0`).update(fs.readFileSync(file));
  }
  return hash.digest('hex');
}

async function buildStudio() {
  if (!fs.existsSync(path.join(studio, 'index.html'))) return;
  const dist = path.join(studio, 'dist');
  const isFresh = (sources) => readText(studioStamp) === sources && fs.existsSync(path.join(dist, 'index.html'));
  if (isFresh(studioSources())) return;
  await withLock(async () => {
    const sources = studioSources();
    if (isFresh(sources)) return;
    say('building Studio, the web UI');
    const next = path.join(cache, 'studio-next');
    const vite = at('node_modules', 'vite', 'bin', 'vite.js');
    const args = [vite, 'build', '--outDir', next, '--emptyOutDir', '--logLevel', 'error'];
    const { code, output, seconds } = await run(pinnedNode, args, { words: 'still building', cwd: studio });
    if (code !== 0 || !fs.existsSync(path.join(next, 'index.html'))) {
      throw new SetupError(`Studio does not build.\n${excerpt(output)}\n  Repair what is named above and try again.`);
    }
    // Swapped whole, so that a server at work never serves half a build.
    const old = path.join(cache, `studio-old-${process.pid}`);
    if (fs.existsSync(dist)) fs.renameSync(dist, old);
    fs.renameSync(next, dist);
    fs.rmSync(old, { recursive: true, force: true });
    fs.writeFileSync(studioStamp, sources);
    say(`Studio built in ${seconds} s`);
  });
}

// ---------------------------------------------------------------------------------------------------- main

try {
  checkSystemNode();
  const stamp = wantedStamp();
  if (!packagesAreFresh(stamp)) {
    await withLock(async () => {
      if (!packagesAreFresh(stamp)) await installPackages(stamp);
    });
  }
  if (process.argv.includes('--studio')) await buildStudio();
} catch (thrown) {
  say(thrown instanceof SetupError ? thrown.message : `setup failed: ${thrown?.stack ?? thrown}`);
  process.exitCode = 1;
}
