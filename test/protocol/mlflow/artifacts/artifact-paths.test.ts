import { afterAll, beforeAll, expect, test } from 'vitest';
import { TrackingRequests } from '../tracking/tracking-requests.ts';
import { ArtifactRequests, sendTarget } from './artifact-requests.ts';
import type { RawAnswer } from './artifact-requests.ts';

let mlflow: TrackingRequests;
let artifacts: ArtifactRequests;
let root: string;
beforeAll(async () => {
  mlflow = await TrackingRequests.start();
  artifacts = new ArtifactRequests(mlflow);
  ({ root } = await artifacts.run());
  await artifacts.put(`${root}/kept.txt`, 'kept');
});
afterAll(() => mlflow[Symbol.asyncDispose]());

/** `path` stands in the target as it is. */
const raw = (method: string, path: string, body?: string): Promise<RawAnswer> =>
  sendTarget(
    mlflow.server.port,
    method,
    `/api/2.0/mlflow-artifacts/artifacts/${path}`,
    body === undefined ? {} : { body },
  );

test.each([
  '..%2fkept.txt',
  '%2e%2e%2fkept.txt',
  '%252e%252e%252fkept.txt',
  '%252e%252e/kept.txt',
  '%25252e%25252e/kept.txt',
  'a/../kept.txt',
  'a/..',
  '..',
  './a',
  'a//b',
  '/etc/passwd',
  '%2fetc%2fpasswd',
  'a%5c..%5cb',
  '..\\..\\a',
  'C:%5cWindows',
  'a%00.txt',
  'a%0a.txt',
  'a%7f',
  'a%c2%85',
  'a%23b',
  'a%e2%80%a8b',
  'a'.repeat(256),
  `${'a/'.repeat(600)}a`,
  '%c0%ae%c0%ae/a',
  'a%zz',
  'a%',
  'a%ed%a0%80',
])('%j is refused, for writing, reading and deleting', async (path) => {
  for (const [method, body] of [
    ['PUT', 'x'],
    ['GET', undefined],
    ['DELETE', undefined],
  ] as const) {
    const answer = await raw(method, `${root}/${path}`, body);
    expect(answer.status, method).toBe(400);
    expect(JSON.parse(answer.body.toString()), method).toMatchObject({ error_code: 'INVALID_PARAMETER_VALUE' });
  }
  expect(await artifacts.list(root)).toEqual([{ path: 'kept.txt', is_dir: false, file_size: 4 }]);
});

test('what climbs out of the run by its location is refused, too', async () => {
  const [experiment, run] = root.split('/');
  for (const path of [`${experiment}/../${run}/artifacts/a`, `%2e%2e/${run}/artifacts/a`, `a%5c${run}/artifacts/a`])
    expect((await raw('PUT', path, 'x')).status, path).toBe(400);
  expect((await raw('PUT', `${'x/'.repeat(3000)}${run}/artifacts/a`, 'x')).status).toBe(400);
});

test('a path is decoded once: what is an escape after that is part of the name', async () => {
  const { root: own } = await artifacts.run();
  const names = [
    '100%.txt',
    'k%step%1%timestamp%1763749999999%gabc.png',
    'a%20b.txt',
    'a b+c&d=e;f,(g)[h]{i}!~@$\'".txt',
    'ünï/日本/🎲.txt',
    '%u2216',
    'a:b/c:d',
    'con',
    'ends with a dot.',
    ' begins with a space',
    '...',
  ];
  for (const name of names) await artifacts.put(`${own}/odd/${name}`, name);
  for (const name of names) expect(await artifacts.text(`${own}/odd/${name}`)).toBe(name);
  const listed = (await artifacts.list(`${own}/odd`)).map(({ path }) => path);
  expect(listed.toSorted()).toEqual(names.map((name) => name.split('/', 1)[0]).toSorted());
});

test('one character in two spellings is one name', async () => {
  const { root: own } = await artifacts.run();
  await artifacts.put(`${own}/e\u0301/x`, 'accent');
  expect(await artifacts.text(`${own}/\u00e9/x`)).toBe('accent');
  expect(await artifacts.list(own)).toEqual([{ path: '\u00e9', is_dir: true }]);
  expect(await artifacts.list(`${own}/e\u0301`)).toHaveLength(1);
});

test('names that make clients refuse a whole folder are not told', async () => {
  const { id, root: own } = await artifacts.run();
  for (const name of ['a#b', 'c%23d', 'x%2f%2e%2e%2fy', '%252e%252e', 'fine.txt'])
    await mlflow.native('POST', `/runs/${id}/artifacts`, { name: `f/${name}`, value: 'v' });
  expect((await artifacts.list(`${own}/f`)).map(({ path }) => path)).toEqual(['fine.txt']);
});

test('listing asks for no path outside', async () => {
  const list = (path: string) =>
    mlflow.send(`/api/2.0/mlflow-artifacts/artifacts?path=${encodeURIComponent(path)}`, {});
  for (const path of [`${root}/../x`, `${root}/a\\b`, `${root}/a\0b`, `${root}/%2e%2e`, `${root}/a#b`, '/etc', '..'])
    expect(await list(path), path).toMatchObject({ status: 400, json: { error_code: 'INVALID_PARAMETER_VALUE' } });
});
