import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// Below the repository, so that the rooms resolve; ignored by git.
const programs = fileURLToPath(new URL('../../.cache/sdk-rig', import.meta.url));
const starter = fileURLToPath(new URL('../../packages/cli/bin/assay.mjs', import.meta.url));
const nodeArguments = ['--conditions=source', '--disable-warning=ExperimentalWarning'];
let count = 0;

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program in a process of its own. */
export interface Training {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves once its output holds the text; rejects when it ends without. */
  readonly printed: (text: string) => Promise<void>;
  readonly output: () => string;
}

const withoutAssay = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(ASSAY_|VITEST|NODE_OPTIONS)/.test(name)));

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

function start(args: readonly string[], env: Readonly<Record<string, string>>): Training {
  const child = spawn(process.execPath, [...nodeArguments, ...args], {
    env: { ...withoutAssay(), NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let stdout = '';
  let stderr = '';
  const waiting = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    for (const look of waiting) look();
  });
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = once(child, 'close').then((end): Ended => {
    running.delete(child);
    const [code, signal] = end as [number | null, NodeJS.Signals | null];
    return { code, signal, stdout, stderr };
  });
  const printed = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!stdout.includes(text)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      void ended.then(() => reject(new Error(`It never printed "${text}":\n${stdout}\n${stderr}`)));
      look();
    });
  return { process: child, ended, printed, output: () => stdout };
}

/** Starts the text of a module; `@assay/sdk` can be imported, and `options` and `sleep` are there. */
export function startTraining(text: string, env: Readonly<Record<string, string>>): Training {
  mkdirSync(programs, { recursive: true });
  const file = path.join(programs, `training-${process.pid}-${++count}.mts`);
  const head = `import { Run, Session } from '@assay/sdk';
const options = { experiment: 'rig', capture: false };
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
`;
  writeFileSync(file, head + text);
  const training = start([file], env);
  void training.ended.then(() => rmSync(file, { force: true }));
  return training;
}

/** The real command line. */
export const assay = (args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> =>
  start([starter, ...args], env).ended;

export interface Folder extends Disposable {
  readonly path: string;
}

/** A fresh folder that goes away with its scope. */
export function freshFolder(): Folder {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-rig-'));
  return { path: folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}
