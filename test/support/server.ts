import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const starter = fileURLToPath(new URL('../../packages/cli/bin/assay.mjs', import.meta.url));

export interface TestServerOptions {
  /** The data folder; a fresh temporary one, deleted at the end, when not given. A given one is left alone. */
  readonly dataDir?: string;
  /** A port that must be used, e.g. to come back on the same one. A free one when not given. */
  readonly port?: number;
  /** The program, when it is not the one of the sources: the `assay.mjs` of an installed package. */
  readonly program?: string;
  /** More arguments of `assay serve`. */
  readonly args?: readonly string[];
  /** More environment; no `ASSAY_*` variable of the caller reaches the server otherwise. */
  readonly env?: Readonly<Record<string, string>>;
  readonly readyTimeoutMs?: number;
}

/** A real server in a process of its own. Use it with `await using`. */
export interface TestServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** All that it has printed so far. */
  readonly output: () => string;
  /** Ends it with a signal (SIGTERM when none is given) and waits; the data folder stays. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/**
 * Where the ports of tests lie: below those that a system gives to outgoing connections and to servers that ask for any, so that a port
 * stays free between two uses. Each worker of a stage has its own.
 */
const [firstPort, portsOfWorker] = [12_000, 2500];
const ownFirst = firstPort + (Number(process.env['VITEST_POOL_ID'] ?? 0) % 8) * portsOfWorker;
let given = Math.floor(Math.random() * portsOfWorker);

/** A port that nobody listens on, and that no other test is given. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < portsOfWorker; tries++) {
    const port = ownFirst + (given++ % portsOfWorker);
    const probe = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
    });
    if (isFree) await new Promise((resolve) => probe.close(resolve));
    if (isFree) return port;
  }
  throw new Error(`No port from ${ownFirst} on is free.`);
}

// A test that ends in disorder must not leave servers behind.
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

const withoutAssay = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('ASSAY_')));

export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(os.tmpdir(), 'assay-test-')));
  const port = options.port ?? (await freePort());
  const args = ['serve', '--host', '127.0.0.1', '--port', String(port), '--data', dataDir, ...(options.args ?? [])];
  const program = options.program === undefined ? ['--conditions=source', starter] : [options.program];
  const child = spawn(process.execPath, [...program, ...args], {
    env: { ...withoutAssay(process.env), NO_COLOR: '1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  let named = false;
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    // Its own words, since on a taken port somebody else's server would answer.
    named ||= output.includes(`:${port}`);
  });
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => {
      running.delete(child);
      resolve({ code, signal });
    });
  });

  const stop: TestServer['stop'] = async (signal = 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return ended;
    child.kill(signal);
    const lastResort = setTimeout(() => child.kill('SIGKILL'), 40_000);
    const result = await ended;
    clearTimeout(lastResort);
    return result;
  };
  const server: TestServer = {
    url: `http://127.0.0.1:${port}`,
    port,
    dataDir,
    process: child,
    output: () => output,
    stop,
    async [Symbol.asyncDispose]() {
      await stop();
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
  try {
    await waitUntilReady(server, () => named, options.readyTimeoutMs ?? 30_000);
  } catch (thrown) {
    await server[Symbol.asyncDispose]();
    throw thrown;
  }
  return server;
}

async function waitUntilReady(server: TestServer, isListening: () => boolean, timeoutMs: number): Promise<void> {
  const giveUpAt = performance.now() + timeoutMs;
  const headers = { connection: 'close' };
  while (performance.now() < giveUpAt) {
    if (server.process.exitCode !== null || server.process.signalCode !== null) {
      const how = server.process.signalCode ?? `code ${server.process.exitCode}`;
      throw new Error(`The server ended (${how}) before it was ready:\n${server.output()}`);
    }
    const answer = isListening() ? await fetch(`${server.url}/readyz`, { headers }).catch(() => undefined) : undefined;
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`The server was not ready within ${timeoutMs} ms:\n${server.output()}`);
}
