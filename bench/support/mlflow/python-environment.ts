import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runProcess } from '../../../tools/process/run-process.ts';
import { benchCache } from '../bench-area.ts';

const folder = path.join(benchCache, 'mlflow-venv');
/** Made last: an environment without it was not finished. */
const program = (name: string): string => path.join(folder, 'bin', name);

export interface MlflowEnvironment {
  readonly python: string;
  readonly mlflow: string;
  readonly version: string;
}

/**
 * A virtual environment of Python with the newest release of MLflow, made when there is none yet (a minute, 1 GB) and kept under
 * .cache. Delete the folder to get a newer release.
 */
export async function mlflowEnvironment(say: (text: string) => void): Promise<MlflowEnvironment> {
  const python = program('python');
  if (!(await isComplete(python))) {
    say(`Setting up MLflow from PyPI in ${folder}: about a minute`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(path.dirname(folder), { recursive: true });
    await step('python3', ['-m', 'venv', folder]);
    const pip = [
      '-m',
      'pip',
      'install',
      '--disable-pip-version-check',
      '--no-input',
      '--progress-bar',
      'off',
      'mlflow',
    ];
    await step(python, pip, true);
  }
  const { output } = await step(python, ['-c', 'import mlflow; print(mlflow.__version__)']);
  return { python, mlflow: program('mlflow'), version: output.trim().split('\n').at(-1) ?? '' };
}

async function isComplete(python: string): Promise<boolean> {
  if (!existsSync(program('mlflow'))) return false;
  return (await runProcess(python, ['-c', 'import mlflow'], { env: quiet })).code === 0;
}

/** Nothing of a bench is reported to anybody. */
export const quiet = { MLFLOW_DISABLE_TELEMETRY: 'true', DO_NOT_TRACK: 'true', PYTHONWARNINGS: 'ignore' } as const;

async function step(command: string, args: readonly string[], live = false): Promise<{ output: string }> {
  const result = await runProcess(command, [...args], { live, env: quiet, timeoutMs: 900_000 });
  if (result.code !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${result.output.slice(-2000)}`);
  return result;
}
