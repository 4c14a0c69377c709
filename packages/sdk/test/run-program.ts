import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { spoolRoot } from './own-spool.ts';
import { withoutLateStarts } from './warnings.ts';

export interface ProgramResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Sends this signal once the program has printed `ready`. */
  readonly signalWhenReady?: NodeJS.Signals;
  /** Called once the program has printed `ready`. */
  readonly whenReady?: () => Promise<void> | void;
}

// Below the repository, so that the rooms resolve; ignored by git.
const folder = fileURLToPath(new URL('../../../.cache/sdk-programs', import.meta.url));
let count = 0;

/** Runs the text of a module as a program in a process of its own; `@assay/sdk` can be imported. */
export async function runProgram(text: string, options: ProgramOptions = {}): Promise<ProgramResult> {
  count += 1;
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `program-${process.pid}-${count}.mts`);
  await writeFile(file, text);
  try {
    const child = spawn(process.execPath, ['--conditions=source', '--disable-warning=ExperimentalWarning', file], {
      env: {
        ...Object.fromEntries(
          Object.entries(process.env).filter(([name]) => !/^(ASSAY_|VITEST|NODE_OPTIONS)/.test(name)),
        ),
        ASSAY_SPOOL: spoolRoot,
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    let ready = false;
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      if (ready || !stdout.includes('ready')) return;
      ready = true;
      if (options.signalWhenReady !== undefined) child.kill(options.signalWhenReady);
      void options.whenReady?.();
    });
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const lastResort = setTimeout(() => child.kill('SIGKILL'), 50_000);
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    clearTimeout(lastResort);
    return { code, signal, stdout, stderr: withoutLateStarts(stderr) };
  } finally {
    await rm(file, { force: true });
  }
}
