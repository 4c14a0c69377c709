import { mkdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, temporaryFolder } from './support/test-server.ts';
import type { TestServer } from './support/test-server.ts';

let server: TestServer;
let studioDir: string;
const page = { accept: 'text/html,application/xhtml+xml' };

beforeAll(async () => {
  studioDir = await temporaryFolder();
  await mkdir(path.join(studioDir, 'assets'));
  await writeFile(path.join(studioDir, 'index.html'), '<!doctype html><title>Studio</title>');
  await writeFile(path.join(studioDir, 'assets', 'main-a1b2c3d4.js'), 'console.log(1)');
  await writeFile(path.join(studioDir, 'assets', 'main-a1b2c3d4.js.br'), brotliCompressSync('console.log(1)'));
  await writeFile(path.join(studioDir, 'assets', 'main-a1b2c3d4.js.gz'), gzipSync('console.log(1)'));
  await writeFile(path.join(studioDir, 'assets', 'logo.svg'), '<svg/>');
  await writeFile(path.join(studioDir, '.secret'), 'hidden');
  await symlink('/etc/passwd', path.join(studioDir, 'link.txt'));
  server = await startTestServer({ studioDir });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(studioDir, { recursive: true, force: true });
});

test.each(['/', '/experiments', '/runs/0123?tab=charts', '/compare/a,b'])('%s is a page of the app', async (target) => {
  const answer = await server.send('GET', target, { headers: page });
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(answer.text).toContain('<title>Studio</title>');
  expect(answer.headers['cache-control']).toBe('no-cache');
  const policy = answer.headers['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|\*/);
});

test('files whose names hold a hash are kept for good, others are asked for again', async () => {
  const hashed = await server.send('GET', '/assets/main-a1b2c3d4.js');
  expect(hashed.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  });
  const plain = await server.send('GET', '/assets/logo.svg');
  expect(plain.headers['cache-control']).toBe('no-cache');
  const etag = plain.headers['etag'] ?? '';
  expect((await server.send('GET', '/assets/logo.svg', { headers: { 'if-none-match': etag } })).status).toBe(304);
});

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['GZIP', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['identity', undefined],
  [undefined, undefined],
])('to %s a file is sent as %s', async (accepted, encoding) => {
  const headers = accepted === undefined ? {} : { 'accept-encoding': accepted };
  const answer = await server.send('GET', '/assets/main-a1b2c3d4.js', { headers });
  expect([answer.headers['content-encoding'], answer.headers['vary']]).toEqual([encoding, 'accept-encoding']);
  const decode = encoding === 'br' ? brotliDecompressSync : encoding === 'gzip' ? gunzipSync : undefined;
  expect((decode?.(answer.bytes) ?? answer.bytes).toString()).toBe('console.log(1)');
  expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
});

test.each([
  '/api/v1/unknown',
  '/api/unknown',
  '/api',
  '/assets/missing-00000000.js',
  '/.secret',
  '/link.txt',
  '/../../../../etc/passwd',
  '/..%2f..%2f..%2fetc%2fpasswd',
  '/%252e%252e/etc/passwd',
  '/assets/..\\..\\index.html',
  '/assets/%00',
])('%s gives nothing away', async (target) => {
  const answer = await server.send('GET', target, { headers: { accept: '*/*' } });
  expect([400, 404]).toContain(answer.status);
  expect(answer.text).not.toMatch(/root:|hidden/);
  const asPage = await server.send('GET', target, { headers: page });
  expect(asPage.text).not.toMatch(/root:|hidden/);
});

test('programs that ask for a page that is not there get a problem', async () => {
  const answer = await server.send('GET', '/experiments', { headers: { accept: 'application/json' } });
  expect([answer.status, answer.json()['code']]).toEqual([404, 'NotFound']);
});

test('a new build is served without a restart', async () => {
  await writeFile(path.join(studioDir, 'index.html'), '<!doctype html><title>Newer</title>');
  await writeFile(path.join(studioDir, 'assets', 'main-ffffffff.js'), 'console.log(2)');
  await utimes(path.join(studioDir, 'index.html'), new Date(), new Date(Date.now() + 5000));
  expect((await server.send('GET', '/', { headers: page })).text).toContain('Newer');
  expect((await server.send('GET', '/assets/main-ffffffff.js')).text).toBe('console.log(2)');
});

test('without a build the page says how to make one', async () => {
  await using bare = await startTestServer({ studioDir: path.join(studioDir, 'none') });
  const answer = await bare.send('GET', '/', { headers: page });
  expect(answer.text).toContain('npm start');
});
