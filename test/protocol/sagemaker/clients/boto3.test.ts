import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { servedOperations } from '@assay/wire/sagemaker';
import { startServer } from '../../../support/server.ts';
import { awsVariables } from './aws-variables.ts';
import { checksOf, runChecks } from './python-checks.ts';
import type { ChecksOutcome } from './python-checks.ts';
import type { TestServer } from '../../../support/server.ts';

const scripts = [
  'boto3-experiments.py',
  'boto3-metrics-and-search.py',
  'boto3-lineage.py',
  'boto3-objects.py',
  'boto3-tuning-jobs.py',
] as const;
const sets =
  process.env['ASSAY_TEST_ALL_CLIENTS'] === '1'
    ? (['sagemaker-3', 'boto3-older'] as const)
    : (['sagemaker-3'] as const);

describe.each(sets)('boto3 of %s', (set) => {
  let server: TestServer;
  let variables: Readonly<Record<string, string>>;
  const called = new Set<string>();
  beforeAll(async () => {
    server = await startServer();
    variables = await awsVariables(server);
  });
  afterAll(() => server[Symbol.asyncDispose]());

  describe.each(scripts)('%s', (script) => {
    let outcome: ChecksOutcome;
    beforeAll(async () => {
      outcome = await runChecks(set, script, variables);
      for (const operation of outcome.operations) called.add(operation);
    }, 120_000);
    test.each(checksOf(script))('%s', (check) => expect(outcome.outcomes[check]).toBe('ok'));
  });

  test('every operation that is served was called', () => {
    expect(servedOperations.filter((operation) => !called.has(operation))).toEqual([]);
  });
});
