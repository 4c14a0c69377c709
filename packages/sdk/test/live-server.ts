import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import './own-spool.ts';

const starter = fileURLToPath(new URL('../../cli/bin/assay.mjs', import.meta.url));

export interface LiveServer extends AsyncDisposable {
  readonly url: string;
  /** Ends its process at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data. */
  restart(): Promise<void>;
}

export interface LiveServerOptions {
  readonly port?: number;
  readonly limits?: 'sagemaker';
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => {
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('the probe has no port');
  return address.port;
}

/** A real server in a process of its own, with a data folder that goes away with it. */
export async function startLiveServer(options: LiveServerOptions = {}): Promise<LiveServer> {
  const port = options.port ?? (await freePort());
  const folder = await mkdtemp(path.join(os.tmpdir(), 'assay-sdk-'));
  const url = `http://127.0.0.1:${port}`;
  const more = options.limits === undefined ? [] : ['--limits', options.limits];
  let stop = await launch(port, folder, more);
  return {
    url,
    kill: () => stop('SIGKILL'),
    restart: async () => {
      stop = await launch(port, folder, more);
    },
    async [Symbol.asyncDispose]() {
      await stop('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function launch(
  port: number,
  folder: string,
  more: readonly string[],
): Promise<(signal: NodeJS.Signals) => Promise<void>> {
  const args = ['--conditions=source', '--disable-warning=ExperimentalWarning', starter, 'serve'];
  const child = spawn(process.execPath, [...args, '--port', String(port), '--data', folder, ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('ASSAY_'))),
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    const lastResort = setTimeout(() => child.kill('SIGKILL'), 8_000);
    await ended;
    clearTimeout(lastResort);
  };
  const giveUpAt = performance.now() + 50_000;
  while (performance.now() < giveUpAt && child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (answer?.ok === true) return stop;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  await stop('SIGKILL');
  throw new Error(`the server did not become ready:\n${output}`);
}
