import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runProcess } from '../../../tools/process/run-process.ts';
import { benchCache } from '../../support/bench-area.ts';

/** The release that is compared with. */
export const optunaVersion = '5.0.0';

const folder = path.join(benchCache, `optuna-${optunaVersion}-venv`);

/** The Python of a virtual environment with Optuna, made when there is none yet (half a minute, 120 MB) and kept under .cache. */
export async function optunaPython(say: (text: string) => void): Promise<string> {
  const python = path.join(folder, 'bin', 'python');
  if (existsSync(python) && (await runProcess(python, ['-c', 'import optuna'])).code === 0) return python;
  say(`Setting up Optuna ${optunaVersion} from PyPI in ${folder}: half a minute`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.dirname(folder), { recursive: true });
  await step('python3', ['-m', 'venv', folder]);
  const quiet = ['--disable-pip-version-check', '--no-input', '--progress-bar', 'off'];
  await step(python, ['-m', 'pip', 'install', ...quiet, `optuna==${optunaVersion}`]);
  return python;
}

async function step(command: string, args: readonly string[]): Promise<void> {
  const { code, output } = await runProcess(command, args, { timeoutMs: 600_000 });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${output.slice(-2000)}`);
}
