import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The server that the demonstration records to. Disposing of it stops it, when it was started here. */
export interface DemoServer extends AsyncDisposable {
  readonly url: string;
  readonly startedHere: boolean;
  /** Resolves when a server that was started here has ended; never for another one. */
  readonly ended: Promise<void>;
}

export interface DemoServerOptions {
  readonly port: number;
  readonly dataDir: string;
  readonly say: (line: string) => void;
}

const starter = fileURLToPath(new URL('../../../packages/cli/bin/assay.mjs', import.meta.url));
const portsTried = 20;

/**
 * Starts `assay serve` on the data folder, at the port or the next free one. Where a server works on that folder
 * already, that one is used.
 */
export async function openDemoServer({ port, dataDir, say }: DemoServerOptions): Promise<DemoServer> {
  const running = await findRunning(dataDir);
  if (running !== undefined) {
    say(`Using the server that runs on ${dataDir} already: ${running}`);
    return {
      url: running,
      startedHere: false,
      ended: Promise.withResolvers<void>().promise,
      async [Symbol.asyncDispose]() {},
    };
  }
  for (let each = port; each < port + portsTried; each++) {
    const started = await start(each, dataDir);
    if (typeof started !== 'string') {
      if (each !== port) say(`Port ${port} is taken; using ${each}.`);
      return started;
    }
    if (!started.includes('is taken')) throw new Error(started);
  }
  throw new Error(`None of the ports ${port} to ${port + portsTried - 1} is free. Choose another with --port.`);
}

/** The address in the folder's server.json, when a server answers there. */
async function findRunning(dataDir: string): Promise<string | undefined> {
  try {
    const { url } = JSON.parse(await readFile(path.join(dataDir, 'server.json'), 'utf8')) as { readonly url: string };
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) });
    return answer.ok ? url : undefined;
  } catch {
    return undefined;
  }
}

/** The server, or what it said when it did not start. */
async function start(port: number, dataDir: string): Promise<DemoServer | string> {
  const flags = ['--conditions=source', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...flags, starter, 'serve', '--port', String(port), '--data', dataDir], {
    // The channel ends the server when this process ends, however it does; Ctrl-C does not reach it.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => void child.once('close', () => resolve()));
  const url = await addressOf(child, ended);
  if (!url.startsWith('http')) return url;
  return {
    url,
    startedHere: true,
    ended,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The address that a starting server prints, or its complaint. */
function addressOf(child: ChildProcess, ended: Promise<void>): Promise<string> {
  let output = '';
  return new Promise((resolve) => {
    const read = (bytes: Buffer): void => {
      output += bytes.toString('utf8');
      const found = / on (http:\/\/[^\s,]+), data/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    void ended.then(() => resolve(output.trim() === '' ? 'The server ended without a word.' : output.trim()));
  });
}
