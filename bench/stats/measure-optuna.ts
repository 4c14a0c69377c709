import { writeFileSync } from 'node:fs';
import type { ImportanceData } from '@assay/stats';
import { runProcess } from '../../tools/process/run-process.ts';
import { optunaPython } from '../tuning/optuna/optuna-environment.ts';

export interface OptunaImportance {
  readonly method: 'pedAnova' | 'fanova';
  /** Milliseconds by the clock, and of the processor. */
  readonly wall: readonly number[];
  readonly cpu: readonly number[];
  readonly importances: readonly number[];
}

/** Optuna's importances of the same trials, in the Python environment of the tuning bench, with scikit-learn, which its forest needs. */
export async function measureOptuna(
  data: ImportanceData,
  file: string,
  repeats: number,
  say: (text: string) => void,
): Promise<OptunaImportance[]> {
  const python = await optunaPython(say);
  if ((await runProcess(python, ['-c', 'import scipy, sklearn'])).code !== 0) {
    say('Installing scikit-learn for it');
    const quiet = ['--disable-pip-version-check', '--no-input', '--progress-bar', 'off'];
    await run(python, ['-m', 'pip', 'install', ...quiet, 'scipy', 'scikit-learn']);
  }
  const columns = data.parameters.map(({ values }) => Array.from(values));
  writeFileSync(file, JSON.stringify({ low: 0, high: 1, columns, losses: Array.from(data.losses) }));
  say('Optuna works out importances of the same trials; its fANOVA takes minutes');
  const program = new URL('optuna_importance.py', import.meta.url).pathname;
  const output = await run(python, [program, file, String(repeats)]);
  return output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as OptunaImportance);
}

async function run(command: string, args: readonly string[]): Promise<string> {
  const { code, output } = await runProcess(command, args, { timeoutMs: 3_600_000 });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${output.slice(-2000)}`);
  return output;
}
