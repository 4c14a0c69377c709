import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { repositoryRoot } from '../../tools/process/run-process.ts';
import { freePort } from './free-port.ts';
import { encodeRequest, HttpConnection } from './http-connection.ts';
import { processFigures, resetPeak } from './process-figures.ts';
import type { ProcessFigures } from './process-figures.ts';

/** `assay serve` in a process of its own, as a user would start it. */
export class ServerProcess implements AsyncDisposable {
  readonly port: number;
  /** From the start of the process to the first good answer of /readyz. */
  readonly readyMs: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number, readyMs: number) {
    this.#child = child;
    this.port = port;
    this.readyMs = readyMs;
  }

  static async start(dataFolder: string, nodeFlags: readonly string[] = []): Promise<ServerProcess> {
    const port = await freePort();
    const flags = ['--conditions=source', '--disable-warning=ExperimentalWarning', ...nodeFlags];
    const args = ['packages/cli/bin/assay.mjs', 'serve', '--port', String(port), '--data', dataFolder];
    const startedAt = performance.now();
    const child = spawn(process.execPath, [...flags, ...args], {
      cwd: repositoryRoot,
      env: { ...process.env, ASSAY_LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const killWithBench = (): boolean => child.kill('SIGKILL');
    process.once('exit', killWithBench);
    child.once('exit', () => process.off('exit', killWithBench));
    let output = '';
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-4000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    while (!(await isReady(port))) {
      if (child.exitCode !== null || child.signalCode !== null || performance.now() - startedAt > 30_000) {
        child.kill('SIGKILL');
        throw new Error(`The server did not start:\n${output}`);
      }
      await delay(4);
    }
    return new ServerProcess(child, port, performance.now() - startedAt);
  }

  /** Memory, processor time and disk writes of the server until now. */
  figures(): ProcessFigures {
    return processFigures(this.#pid);
  }

  resetPeak(): void {
    resetPeak(this.#pid);
  }

  /** Resident memory now, and the most there was, in MB. */
  memoryMb(): { resident: number; peak: number } {
    const { residentMb, peakMb } = this.figures();
    return { resident: residentMb, peak: peakMb };
  }

  get #pid(): number {
    if (this.#child.pid === undefined) throw new Error('The server has no process');
    return this.#child.pid;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGTERM');
    const patience = setTimeout(() => this.#child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(patience);
  }
}

async function isReady(port: number): Promise<boolean> {
  try {
    using connection = await HttpConnection.open(port);
    return (await connection.send(encodeRequest('GET', '/readyz', port))).status === 200;
  } catch {
    return false;
  }
}
