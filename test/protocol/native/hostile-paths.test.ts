import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';

const canary = 'canary-5f1d0c7e';
const proxy = '/api/2.0/mlflow-artifacts';
let folder: string;
let dataDir: string;
let server: TestServer;
let runId: string;
const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-paths-'));
  dataDir = path.join(folder, 'data');
  await mkdir(dataDir);
  await writeFile(path.join(folder, 'canary.txt'), canary);
  await writeFile(path.join(dataDir, 'canary.txt'), canary);
  server = await startServer({ dataDir, args: ['--log-level', 'error'] });
  const answer = await fetch(`${server.url}/api/v1/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"experimentName":"paths","name":"target"}',
  });
  ({ id: runId } = (await answer.json()) as { id: string });
});
afterAll(async () => {
  agent.destroy();
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** Sends a target as it is written; `fetch` would tidy it first. */
async function send(method: string, target: string, body?: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { accept: 'text/html', ...(body === undefined ? {} : { 'content-length': String(body.length) }) };
    const request = http.request({ port: server.port, method, path: target, agent, headers }, (response) => {
      let text = '';
      response.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.on('error', reject).end(body);
  });
}

const up = (step: string, file = 'canary.txt'): readonly string[] =>
  [1, 2, 3, 8].map((times) => `${step.repeat(times)}${file}`);
/** As they were used against trackers like this one; already percent-encoded where a target cannot hold them. */
const corpus: readonly string[] = [
  ...up('../'),
  ...up('..\\'),
  ...up('..;/'),
  ...up('..;a=b/'),
  ...up('.../'),
  ...up('....//'),
  ...up('..//'),
  ...up('.%00./'),
  ...up('%C0%AE%C0%AE/'),
  ...up('%C0%AE%C0%AE%C0%AF'),
  ...up('%E0%80%AE%E0%80%AE/'),
  ...up('%EF%BC%8E%EF%BC%8E/'),
  ...up('%E2%80%A4%E2%80%A4/'),
  ...up('..%EF%BC%8F'),
  ...up('..%E2%88%95'),
  ...up('..%u2216'),
  '/etc/passwd',
  '//etc/passwd',
  '/proc/self/environ',
  'file:///etc/passwd',
  'C:\\Windows\\win.ini',
  '\\\\host\\share\\canary.txt',
  'canary.txt%00.png',
  '../canary.txt%00',
  '../canary.txt%23',
  '../canary.txt%3Fx',
  'NUL',
  'CON.txt',
  'canary.txt::$DATA',
  `${'a/'.repeat(50)}${'../'.repeat(51)}canary.txt`,
];

/** Every character that has a meaning in a path, escaped; again and again. */
function encoded(text: string, times: number): string {
  const escape = (character: string): string =>
    `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  let result = text;
  for (let i = 0; i < times; i++) result = result.replaceAll(/[./\\;:%]/g, escape);
  return result;
}

const listed = async (at: string): Promise<readonly string[]> =>
  (await readdir(at, { recursive: true })).filter((name) => !name.startsWith('data/')).toSorted();

test.each([0, 1, 2, 3])('no path reaches a file, encoded %i times', async (times) => {
  const before = await listed(folder);
  const secrets = [canary, 'root:x:0', 'PATH=', 'SQLite format 3'];
  const places: readonly (readonly [method: string, target: (payload: string) => string])[] = [
    ['GET', (payload) => `/${payload}`],
    ['GET', (payload) => `/assets/${payload}`],
    ['GET', (payload) => `/api/v1/${payload}`],
    ['GET', (payload) => `/api/v1/runs/${payload}`],
    ['GET', (payload) => `/api/v1/runs/${runId}/artifacts/content?name=${payload}`],
    ['DELETE', (payload) => `/api/v1/runs/${runId}/artifacts?name=${payload}`],
    ['PUT', (payload) => `/api/v1/runs/${runId}/artifacts/content?name=${payload}`],
    ['DELETE', (payload) => `/api/v1/runs/${runId}/artifacts?name=${payload}`],
    ['GET', (payload) => `${proxy}/artifacts/0/${runId}/artifacts/${payload}`],
    ['PUT', (payload) => `${proxy}/artifacts/0/${runId}/artifacts/${payload}`],
    ['DELETE', (payload) => `${proxy}/artifacts/0/${runId}/artifacts/${payload}`],
    ['PUT', (payload) => `${proxy}/artifacts/${payload}/${runId}/artifacts/a`],
    ['GET', (payload) => `${proxy}/artifacts?path=0/${runId}/artifacts/${payload}`],
    ['GET', (payload) => `/get-artifact?run_id=${runId}&path=${payload}`],
    ['POST', (payload) => `${proxy}/mpu/create/0/${runId}/artifacts/${payload}`],
  ];
  for (const payload of corpus)
    for (const [method, target] of places) {
      const at = target(encoded(payload, times).replaceAll(/[ #]/g, ''));
      const answer = await send(method, at, method === 'PUT' ? 'written' : undefined);
      expect(answer.status, `${method} ${at}`).toBeLessThan(500);
      for (const secret of secrets) expect(answer.text.includes(secret), `${method} ${at}`).toBe(false);
    }
  expect(await listed(folder)).toEqual(before);
  expect(server.output()).not.toContain('request failed');
});
