import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKey } from '@assay/server';
import { TrackingRequests } from '../tracking/tracking-requests.ts';
import { ArtifactRequests, sendTarget } from './artifact-requests.ts';

let dataDir: string;
let mlflow: TrackingRequests;
let artifacts: ArtifactRequests;
let authorization: string;
let root: string;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'assay-test-'));
  const { id, secret } = await createKey(dataDir, { name: 'laptop' });
  authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
  mlflow = await TrackingRequests.start({ dataDir });
  artifacts = new ArtifactRequests(mlflow);
  const { json } = await mlflow.send('/api/2.0/mlflow/runs/create', {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: '{}',
  });
  root = (json as { run: { info: { artifact_uri: string } } }).run.info.artifact_uri.slice('mlflow-artifacts:/'.length);
});
afterAll(async () => {
  await mlflow[Symbol.asyncDispose]();
  await rm(dataDir, { recursive: true, force: true });
});

test('every route wants the key', async () => {
  const at = artifacts.target(`${root}/a`);
  const proxy = '/api/2.0/mlflow-artifacts';
  for (const [method, target] of [
    ['PUT', at],
    ['GET', at],
    ['HEAD', at],
    ['DELETE', at],
    ['GET', `${proxy}/artifacts?path=${root}`],
    ['POST', `${proxy}/mpu/create/${root}`],
    ['PUT', `${proxy}/mpu/part/${root}/a?upload_id=${'0'.repeat(32)}&part_number=1`],
    ['POST', `${proxy}/mpu/complete/${root}`],
    ['POST', `${proxy}/mpu/abort/${root}`],
    ['GET', '/get-artifact?run_id=x&path=y'],
    ['POST', '/ajax-api/2.0/mlflow/upload-artifact?run_uuid=x&path=y'],
    ['GET', '/ajax-api/2.0/mlflow/logged-models/m-1/artifacts/files?artifact_file_path=y'],
    ['GET', '/api/2.0/mlflow/logged-models/m-1'],
    ['POST', '/api/2.0/mlflow/logged-models'],
  ] as const) {
    const { status, body } = await sendTarget(
      mlflow.server.port,
      method,
      target,
      method === 'PUT' ? { body: 'x' } : {},
    );
    expect(status, `${method} ${target}`).toBe(401);
    if (method !== 'HEAD') expect(JSON.parse(body.toString())).toMatchObject({ error_code: 'UNAUTHENTICATED' });
  }
});

test('parts are sent by the header that the upload was begun with, and no other secret goes out', async () => {
  const headers = { authorization };
  const { json: upload } = await artifacts.multipart('create', root, { path: 'a.bin', num_parts: 1 }, headers);
  expect(upload.credentials).toHaveLength(1);
  const [{ url, headers: given, part_number } = { url: '', headers: {}, part_number: 0 }] = upload.credentials;
  expect(given).toEqual({ Authorization: authorization });
  expect(url).not.toContain('Basic');
  expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(401);
  const sent = await fetch(url, { method: 'PUT', body: 'part', headers: given });
  const parts = [{ part_number, etag: sent.headers.get('etag') }];
  const fields = { path: 'a.bin', upload_id: upload.upload_id, parts };
  expect(await artifacts.multipart('complete', root, fields, headers)).toEqual({ status: 200, json: {} });
  const got = await artifacts.send('GET', `${root}/a.bin`, { headers });
  expect(got.body.toString()).toBe('part');
});
