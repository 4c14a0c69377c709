import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ParameterMap, ParameterValues } from '@assay/tuning';

const driver = fileURLToPath(new URL('driver.py', import.meta.url));

export type OptunaSampler = 'random' | 'tpe' | 'tpe4';

export interface OptunaPruner {
  readonly name: 'SuccessiveHalvingPruner' | 'HyperbandPruner' | 'MedianPruner';
  readonly options: Readonly<Record<string, number | string>>;
}

/** A Python process with Optuna, asked and told in turn; it holds one study at a time. */
export class OptunaProcess implements AsyncDisposable {
  readonly #child;
  readonly #lines: AsyncIterator<string>;
  #errors = '';

  constructor(python: string) {
    this.#child = spawn(python, [driver], {
      stdio: ['pipe', 'pipe', 'pipe'],
      // Its linear algebra is too small to be worth threads, which would take the other side's core.
      env: { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' },
    });
    this.#child.stderr.on('data', (chunk: Buffer) => (this.#errors = (this.#errors + chunk.toString()).slice(-2000)));
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** Begins a study that minimises, in place of the one before. */
  async begin(sampler: OptunaSampler, seed: number, space: ParameterMap, pruner?: OptunaPruner): Promise<string> {
    const { version } = await this.#call<{ version: string }>({ do: 'new', sampler, seed, space, pruner });
    return version;
  }

  ask(): Promise<{ readonly number: number; readonly values: ParameterValues }> {
    return this.#call({ do: 'ask' });
  }

  async tell(number: number, loss: number): Promise<void> {
    await this.#call({ do: 'tell', number, loss });
  }

  /** Reports the loss after a step; answers whether the pruner has ended the trial, which is told then. */
  async reportStep(number: number, step: number, loss: number): Promise<boolean> {
    return (await this.#call<{ pruned: boolean }>({ do: 'report', number, step, loss })).pruned;
  }

  async fill(trials: readonly (readonly [ParameterValues, number])[]): Promise<void> {
    await this.#call({ do: 'fill', trials });
  }

  async timeAsks(count: number): Promise<readonly number[]> {
    return (await this.#call<{ ms: number[] }>({ do: 'time_asks', count })).ms;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.stdin.end();
    await ended;
  }

  async #call<T extends object>(request: object): Promise<T> {
    this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await this.#lines.next();
    if (done === true) throw new Error(`Optuna's process ended:\n${this.#errors}`);
    const answer = JSON.parse(value) as T | { readonly error: string };
    if ('error' in answer) throw new Error(`Optuna: ${answer.error}`);
    return answer;
  }
}
