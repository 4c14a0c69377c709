import { fileURLToPath } from 'node:url';
import type { PythonClientSet } from '../../../../tools/needs/python-clients.ts';
import * as support from '../../../support/python-checks.ts';

export { pythonOf } from '../../../support/python-checks.ts';

export const scriptPath = (script: string): string => fileURLToPath(new URL(`python/${script}`, import.meta.url));

export const checksOf = (script: string): readonly string[] => support.checksOf(scriptPath(script));

export interface ChecksOutcome extends support.ChecksReport {
  /** Operations that were called. */
  readonly operations: readonly string[];
}

/** Runs a script of checks (`python/checks.py`) to its end. */
export const runChecks = (
  set: PythonClientSet,
  script: string,
  env: Readonly<Record<string, string>>,
): Promise<ChecksOutcome> =>
  support.runChecks(set, scriptPath(script), { SAGEMAKER_SUPPRESS_V2_WARNING: '1', ...env }, 110_000);

export const quietPython = { ...support.quietPython, SAGEMAKER_SUPPRESS_V2_WARNING: '1' };
