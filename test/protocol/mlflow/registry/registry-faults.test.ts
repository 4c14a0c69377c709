import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RegistryRequests } from './registry-requests.ts';
import type { Fields } from './registry-requests.ts';

let requests: RegistryRequests;
beforeAll(async () => {
  requests = await RegistryRequests.start();
});
afterAll(async () => requests[Symbol.asyncDispose]());

describe('what is wrong is told as MLflow tells it', () => {
  const invalid = [400, 'INVALID_PARAMETER_VALUE'] as const;
  const missing = [404, 'RESOURCE_DOES_NOT_EXIST'] as const;
  const version = { name: 'faults', version: '1' };
  const source = { name: 'faults', source: 's3://a/b' };
  const moved = { ...version, stage: 'None', archive_existing_versions: true };
  const alias = { ...version, alias: 'a' };

  beforeAll(async () => {
    await requests.succeed('POST', 'registered-models/create', { name: 'faults' });
    await requests.succeed('POST', 'model-versions/create', source);
  });

  test.each<[string, string, Fields, readonly [number, string], string]>([
    [
      'POST',
      'registered-models/create',
      { name: 'faults' },
      [400, 'RESOURCE_ALREADY_EXISTS'],
      'Registered Model (name=faults) already exists.',
    ],
    ['POST', 'registered-models/create', { name: ' ' }, invalid, "Missing value for required parameter 'name'."],
    [
      'POST',
      'registered-models/create',
      { name: 'a/b' },
      invalid,
      "Invalid model name 'a/b'. Names cannot contain '/' or ':'.",
    ],
    ['POST', 'registered-models/create', { name: '..' }, invalid, 'Invalid value ".." for parameter \'name\' supplied'],
    [
      'POST',
      'registered-models/create',
      { name: 'n'.repeat(501) },
      invalid,
      "'name' exceeds the maximum length of 500 characters",
    ],
    [
      'POST',
      'registered-models/create',
      { name: 't', tags: [{ key: 'k'.repeat(251) }] },
      invalid,
      'exceeds the maximum length of 250 characters',
    ],
    [
      'POST',
      'registered-models/create',
      { name: 't', tags: [{ key: 'k', value: 'v'.repeat(100_001) }] },
      invalid,
      'exceeds the maximum length of 100000 characters',
    ],
    ['GET', 'registered-models/get', { name: 'nobody' }, missing, 'Registered Model with name=nobody not found'],
    ['DELETE', 'registered-models/delete', { name: 'nobody' }, missing, 'Registered Model with name=nobody not found'],
    ['POST', 'registered-models/rename', { name: 'faults', new_name: 'a:b' }, invalid, "Invalid model name 'a:b'."],
    [
      'GET',
      'model-versions/get',
      { ...version, version: 'x' },
      invalid,
      "Parameter 'version' must be an integer, got 'x'.",
    ],
    [
      'GET',
      'model-versions/get',
      { ...version, version: '7' },
      missing,
      'Model Version (name=faults, version=7) not found',
    ],
    [
      'GET',
      'model-versions/get',
      { ...version, version: '9'.repeat(40) },
      missing,
      'Model Version (name=faults, version=999',
    ],
    [
      'POST',
      'model-versions/create',
      { name: 'nobody', source: 's3://a/b' },
      missing,
      'Registered Model with name=nobody not found',
    ],
    [
      'POST',
      'model-versions/create',
      { ...source, source: '/etc/passwd' },
      invalid,
      "Invalid model version source: '/etc/passwd'.",
    ],
    ['POST', 'model-versions/create', { ...source, source: 'FILE:///etc' }, invalid, 'Invalid model version source'],
    ['POST', 'model-versions/create', { ...source, source: 's3://a/../b' }, invalid, 'Invalid model version source'],
    [
      'POST',
      'model-versions/create',
      { ...source, source: 's3://a/%252e%252e%252fb' },
      invalid,
      'Invalid model version source',
    ],
    [
      'POST',
      'model-versions/create',
      { ...source, source: `s3://a/%${'25'.repeat(3000)}2e` },
      invalid,
      'Invalid model version source',
    ],
    ['POST', 'model-versions/create', { ...source, source: 'models:/faults' }, invalid, 'names no version'],
    [
      'POST',
      'model-versions/create',
      { ...source, source: 'models:/faults/9' },
      missing,
      'Model Version (name=faults, version=9) not found',
    ],
    ['POST', 'model-versions/create', { ...source, source: `models:/m-${'0'.repeat(32)}` }, missing, 'not found'],
    [
      'POST',
      'model-versions/transition-stage',
      moved,
      invalid,
      "cannot archive existing model versions because 'None' is not an Active stage",
    ],
    [
      'POST',
      'model-versions/transition-stage',
      { ...moved, stage: 'Retired' },
      invalid,
      'Invalid Model Version stage: Retired.',
    ],
    ['POST', 'registered-models/alias', { ...alias, alias: 'a b' }, invalid, "Invalid alias name: 'a b'."],
    [
      'POST',
      'registered-models/alias',
      { ...alias, alias: 'Latest' },
      invalid,
      "'latest' alias name (case insensitive) is reserved.",
    ],
    ['POST', 'registered-models/alias', { ...alias, alias: 'v3' }, invalid, "Version alias name 'v3' is reserved."],
    [
      'POST',
      'registered-models/alias',
      { ...alias, version: '9' },
      missing,
      'Model Version (name=faults, version=9) not found',
    ],
    [
      'GET',
      'registered-models/alias',
      { name: 'faults', alias: 'nobody' },
      invalid,
      'Registered model alias nobody not found.',
    ],
    [
      'POST',
      'registered-models/set-tag',
      { name: 'faults', key: '' },
      invalid,
      "Missing value for required parameter 'key'.",
    ],
    ['GET', 'registered-models/search', { max_results: 1001 }, invalid, 'max_results'],
    ['GET', 'registered-models/search', { page_token: 'x' }, invalid, 'Invalid page token'],
    ['GET', 'registered-models/search', { filter: "colour = 'red'" }, invalid, 'Invalid filter: '],
    ['GET', 'registered-models/search', { order_by: ['name', 'name DESC'] }, invalid, 'Invalid order_by[1]: '],
    ['GET', 'model-versions/search', { max_results: 200_001 }, invalid, 'max_results'],
    ['GET', 'model-versions/search', { filter: "version_number = '1.5'" }, invalid, 'Invalid filter: '],
    ['GET', 'model-versions/search', { filter: 'run_id IN ()' }, invalid, 'Invalid filter: '],
  ])('%s %s #%#', async (method, path, fields, [status, code], message) => {
    const answer = await requests.ask(method, path, fields);
    expect([answer.status, answer.json]).toEqual([
      status,
      { error_code: code, message: expect.stringContaining(message) },
    ]);
  });
});
