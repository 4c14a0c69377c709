import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from '@assay/sdk';
import type { PythonClientSet } from '../../../../tools/needs/python-clients.ts';
import { checksOf, pythonOf, quietPython, runChecks } from '../../../support/python-checks.ts';
import type { ChecksReport } from '../../../support/python-checks.ts';
import { startServer } from '../../../support/server.ts';
import type { TestServer } from '../../../support/server.ts';
import { differencesFrom } from './expected-run.ts';
import type { ExpectedRun } from './expected-run.ts';

export const allClients = process.env['ASSAY_TEST_ALL_CLIENTS'] === '1';

/** The newest MLflow, and the last of the generation before where all are asked for. */
export const mlflowSets: readonly PythonClientSet[] = allClients ? ['mlflow-3', 'mlflow-2'] : ['mlflow-3'];

export const programPath = (script: string): string => fileURLToPath(new URL(`python/${script}`, import.meta.url));

/** The `mlflow` command of a set of packages. */
export const mlflowCommand = (set: PythonClientSet): string => path.join(path.dirname(pythonOf(set)), 'mlflow');

/** What somebody sets to log to the server, and nothing that calls home. */
export const mlflowVariables = ({ url }: { readonly url: string }): Readonly<Record<string, string>> => ({
  ...quietPython,
  MLFLOW_TRACKING_URI: url,
  MLFLOW_DISABLE_TELEMETRY: 'true',
  DO_NOT_TRACK: 'true',
  NO_PROXY: '127.0.0.1',
  // An error of the server shows as one and not as a test that lasts for minutes.
  MLFLOW_HTTP_REQUEST_MAX_RETRIES: '1',
  MPLBACKEND: 'agg',
  // Two tests at a time share two cores.
  OMP_NUM_THREADS: '1',
});

interface ProgramReport extends ChecksReport {
  /** What the runs of the program must be on another face. */
  readonly expected: readonly ExpectedRun[];
}

/** Runs a program with each set of packages against a server of its own; its checks are tests, and so is the other face's view. */
export function describeProgram(script: string, sets: readonly PythonClientSet[], timeoutMs = 180_000): void {
  describe.each(sets)(`${script}, %s`, (set) => {
    let server: TestServer;
    let report: ProgramReport;
    beforeAll(async () => {
      server = await startServer();
      report = await runChecks<ProgramReport>(set, programPath(script), mlflowVariables(server), timeoutMs);
    }, timeoutMs + 20_000);
    afterAll(() => server[Symbol.asyncDispose]());

    test.each(checksOf(programPath(script)))('%s', (check) => expect(report.outcomes[check]).toBe('ok'));

    test('the native face shows the same runs', async () => {
      const client = createClient({ url: server.url });
      expect(report.expected.length).toBeGreaterThan(0);
      for (const run of report.expected) expect(await differencesFrom(client, run)).toEqual([]);
    });

    test('the server failed at nothing', () => expect(server.output()).not.toContain('request failed'));
  });
}
