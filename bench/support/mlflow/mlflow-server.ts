import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../free-port.ts';
import { encodeHead, encodeRequest, HttpConnection } from '../http-connection.ts';
import { processFigures, processTree } from '../process-figures.ts';
import type { ProcessFigures } from '../process-figures.ts';
import { quiet } from './python-environment.ts';
import type { MlflowEnvironment } from './python-environment.ts';

/** Its default; said in the output, since it is more than this machine may have cores. */
export const mlflowWorkers = 4;

/** `mlflow server` on a SQLite file of its own, with its defaults. */
export class MlflowServer implements AsyncDisposable {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  static async start({ mlflow }: MlflowEnvironment, folder: string): Promise<MlflowServer> {
    mkdirSync(folder, { recursive: true });
    const port = await freePort();
    const store = ['--backend-store-uri', `sqlite:///${path.join(folder, 'mlflow.db')}`];
    const child = spawn(mlflow, ['server', ...store, '--host', '127.0.0.1', '--port', String(port)], {
      cwd: folder,
      env: { ...process.env, ...quiet },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own, so that its workers can be ended with it.
      detached: true,
    });
    const server = new MlflowServer(child, port);
    const killWithBench = (): void => server.#kill('SIGKILL');
    process.once('exit', killWithBench);
    child.once('exit', () => process.off('exit', killWithBench));
    let output = '';
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-4000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const startedAt = performance.now();
    while (!(await isHealthy(port))) {
      if (child.exitCode !== null || child.signalCode !== null || performance.now() - startedAt > 120_000) {
        server.#kill('SIGKILL');
        throw new Error(`mlflow server did not start:\n${output}`);
      }
      await delay(200);
    }
    return server;
  }

  /** Of all its processes together; pages that they share count for each. */
  figures(): Pick<ProcessFigures, 'residentMb' | 'cpuSeconds'> & { readonly processes: number } {
    const all = this.#tree().flatMap((pid) => {
      try {
        return [processFigures(pid)];
      } catch {
        return [];
      }
    });
    const sum = (of: (figures: ProcessFigures) => number): number => all.reduce((total, each) => total + of(each), 0);
    return {
      residentMb: sum((each) => each.residentMb),
      cpuSeconds: sum((each) => each.cpuSeconds),
      processes: all.length,
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const tree = this.#tree();
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#kill('SIGTERM');
    const patience = setTimeout(() => this.#kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(patience);
    // Some of its processes leave the group and would outlive it.
    for (const pid of tree.slice(1)) killIfThere(pid);
  }

  #tree(): number[] {
    return this.#child.pid === undefined ? [] : processTree(this.#child.pid);
  }

  #kill(signal: NodeJS.Signals): void {
    if (this.#child.pid !== undefined) killIfThere(-this.#child.pid, signal);
  }
}

function killIfThere(pid: number, signal: NodeJS.Signals = 'SIGKILL'): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    using connection = await HttpConnection.open(port);
    return (await connection.send(encodeRequest('GET', '/health', port))).status === 200;
  } catch {
    return false;
  }
}

/** Whether MLflow's REST API is served there. */
export async function servesMlflow(port: number): Promise<boolean> {
  using connection = await HttpConnection.open(port);
  const head = encodeHead('GET', '/api/2.0/mlflow/experiments/search?max_results=1', port, 0);
  return (await connection.send(head)).status === 200;
}

/** Makes runs through MLflow's REST API, whoever serves it, and answers their ids. */
export async function createMlflowRuns(port: number, experiment: string, count: number): Promise<string[]> {
  using connection = await HttpConnection.open(port);
  const call = async (operation: string, body: unknown): Promise<unknown> => {
    const answer = await connection.send(encodeRequest('POST', `/api/2.0/mlflow/${operation}`, port, body));
    if (answer.status !== 200) throw new Error(`${operation} answered ${answer.status}: ${answer.body.toString()}`);
    return JSON.parse(answer.body.toString());
  };
  const { experiment_id } = (await call('experiments/create', { name: experiment })) as { experiment_id: string };
  const ids: string[] = [];
  for (let index = 0; index < count; index++) {
    const made = await call('runs/create', { experiment_id, run_name: `run-${index}`, start_time: 1_790_000_000_000 });
    ids.push((made as { run: { info: { run_id: string } } }).run.info.run_id);
  }
  return ids;
}
