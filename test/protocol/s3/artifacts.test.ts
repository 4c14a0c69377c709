import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startServer } from '../../support/server.ts';
import { s3Caller } from './s3-caller.ts';

const assay = fileURLToPath(new URL('../../../packages/cli/bin/assay.mjs', import.meta.url));

test('an object that a run logged stays what it was, whatever its key names later', async () => {
  await using server = await startServer({ args: ['--log-level', 'error'] });
  const call = s3Caller(server.port);
  const api = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') };
  };
  await call('PUT', '/bucket');
  await call('PUT', '/bucket/trial-component-artifacts/a/roc.json', {
    body: '{"v":1}',
    headers: { 'content-type': 'application/json' },
  });
  const { id } = JSON.parse((await api('POST', '/runs', { experimentName: 'pinned' })).text) as { id: string };
  const uri = 's3://bucket/trial-component-artifacts/a/roc.json';
  const logged = await api('POST', `/runs/${id}/artifacts`, { name: 'roc', uri });
  expect(JSON.parse(logged.text)).toMatchObject({ kind: 'file', uri, sizeBytes: 7, mediaType: 'application/json' });
  await call('PUT', '/bucket/trial-component-artifacts/a/roc.json', { body: '{"v":2}' });
  const download = await api('GET', `/runs/${id}/artifacts/content?name=roc`);
  expect(download).toMatchObject({ status: 200, text: '{"v":1}', type: expect.stringContaining('application/json') });
  await call('DELETE', '/bucket/trial-component-artifacts/a/roc.json');
  expect((await api('GET', `/runs/${id}/artifacts/content?name=roc`)).text).toBe('{"v":1}');
  await call('PUT', '/bucket/kept', { body: 'object' });
  await server.stop();
  const program = ['--conditions=source', '--disable-warning=ExperimentalWarning', assay];
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...program,
    'verify',
    '--data',
    server.dataDir,
    '--json',
  ]);
  expect(JSON.parse(stdout)).toMatchObject({ findingCount: 0, artifacts: 2 });
});
