import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPythonClients } from '../../../../tools/needs/python-clients.ts';
import { repositoryRoot, runProcess } from '../../../../tools/process/run-process.ts';
import type { PythonClientSet } from '../../../../tools/needs/python-clients.ts';

const folder = fileURLToPath(new URL('python/', import.meta.url));
export const scriptPath = (script: string): string => path.join(folder, script);

/** The checks of a script, as they stand in it. */
export const checksOf = (script: string): readonly string[] =>
  [...readFileSync(scriptPath(script), 'utf8').matchAll(/^def (test_\w+)/gm)].map(([, name]) => name ?? '');

/** The Python of a set of packages. */
export function pythonOf(set: PythonClientSet): string {
  const python = findPythonClients(set);
  if (python === undefined)
    throw new Error(`The Python packages of ${set} are not installed: npm test -- clients installs them.`);
  return python;
}

export interface ChecksOutcome {
  /** By the name of the check: `ok`, or where it went wrong. */
  readonly outcomes: Readonly<Record<string, string>>;
  /** Operations that were called. */
  readonly operations: readonly string[];
}

/** Runs a script of checks (`python/checks.py`) to its end. */
export async function runChecks(
  set: PythonClientSet,
  script: string,
  env: Readonly<Record<string, string>>,
): Promise<ChecksOutcome> {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'assay-checks-'));
  try {
    const report = path.join(scratch, 'report.json');
    const { code, output } = await runProcess(pythonOf(set), [scriptPath(script), report], {
      cwd: scratch,
      env: { ...quietPython, ...env },
      timeoutMs: 110_000,
    });
    if (code !== 0) throw new Error(`${script} answered ${code}:\n${output}`);
    return JSON.parse(await readFile(report, 'utf8')) as ChecksOutcome;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Compiled modules are kept, apart from the scripts (a start takes a quarter); no warning stands among what is printed. */
export const quietPython = {
  PYTHONDONTWRITEBYTECODE: '',
  PYTHONPYCACHEPREFIX: path.join(repositoryRoot, '.cache', 'python-clients', 'compiled'),
  PYTHONWARNINGS: 'ignore',
  SAGEMAKER_SUPPRESS_V2_WARNING: '1',
};
