import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findPythonClients } from '../../tools/needs/python-clients.ts';
import type { PythonClientSet } from '../../tools/needs/python-clients.ts';
import { repositoryRoot, runProcess } from '../../tools/process/run-process.ts';

/** The checks of a script, as they stand in it. */
export const checksOf = (script: string): readonly string[] =>
  [...readFileSync(script, 'utf8').matchAll(/^def (test_\w+)/gm)].map(([, name]) => name ?? '');

/** The Python of a set of packages. */
export function pythonOf(set: PythonClientSet): string {
  const python = findPythonClients(set);
  if (python === undefined)
    throw new Error(
      `The Python packages of ${set} are not installed: the stages of npm test that use them install them.`,
    );
  return python;
}

/** What a script of checks reports, beside what is its own. */
export interface ChecksReport {
  /** By the name of the check: `ok`, or where it went wrong. */
  readonly outcomes: Readonly<Record<string, string>>;
}

/** Runs a script of checks to its end, in a folder of its own; it writes its report as JSON to the file that its first argument names. */
export async function runChecks<R extends ChecksReport>(
  set: PythonClientSet,
  script: string,
  env: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<R> {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'assay-checks-'));
  try {
    const report = path.join(scratch, 'report.json');
    const { code, output } = await runProcess(pythonOf(set), [script, report], {
      cwd: scratch,
      env: { ...quietPython, ...env },
      timeoutMs,
    });
    if (code !== 0) throw new Error(`${path.basename(script)} answered ${code}:\n${output}`);
    return JSON.parse(await readFile(report, 'utf8')) as R;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Compiled modules are kept, apart from the scripts (a start takes a quarter); no warning stands among what is printed. */
export const quietPython = {
  PYTHONDONTWRITEBYTECODE: '',
  PYTHONPYCACHEPREFIX: path.join(repositoryRoot, '.cache', 'python-clients', 'compiled'),
  PYTHONWARNINGS: 'ignore',
};
