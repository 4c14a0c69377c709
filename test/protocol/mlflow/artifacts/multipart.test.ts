import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusal, TrackingRequests } from '../tracking/tracking-requests.ts';
import { ArtifactRequests } from './artifact-requests.ts';
import type { Upload } from './artifact-requests.ts';

let mlflow: TrackingRequests;
let artifacts: ArtifactRequests;
beforeAll(async () => {
  mlflow = await TrackingRequests.start();
  artifacts = new ArtifactRequests(mlflow);
});
afterAll(() => mlflow[Symbol.asyncDispose]());

interface Part {
  readonly part_number: number;
  readonly etag: string;
  readonly url: string;
}

async function sendPart(upload: Upload, number: number, body: Buffer | string): Promise<Part> {
  const { url, headers } = upload.credentials[number - 1] ?? { url: '', headers: {} };
  const answer = await fetch(url, { method: 'PUT', body: Buffer.from(body), headers });
  if (answer.status !== 200) throw new Error(`part ${number}: ${answer.status} ${await answer.text()}`);
  return { part_number: number, etag: answer.headers.get('etag') ?? '', url };
}

test('parts, sent in any order and one of them twice, become one file', async () => {
  const { root } = await artifacts.run();
  const path = '/train/ada/big ü%1.bin';
  const { json: upload } = await artifacts.multipart('create', `${root}/some dir`, { path, num_parts: 3 });
  const bodies = [randomBytes(300_000), randomBytes(100), randomBytes(77)] as const;
  await sendPart(upload, 2, 'replaced');
  const parts = [
    await sendPart(upload, 3, bodies[2]),
    await sendPart(upload, 1, bodies[0]),
    await sendPart(upload, 2, bodies[1]),
  ];
  expect(await artifacts.list(`${root}/some dir`)).toEqual([]);
  const sorted = parts.toSorted((a, b) => a.part_number - b.part_number);
  const fields = { path, upload_id: upload.upload_id, parts: sorted };
  expect(await artifacts.multipart('complete', `${root}/some dir`, fields)).toEqual({ status: 200, json: {} });
  const { body } = await artifacts.send('GET', `${root}/some dir/big ü%1.bin`);
  expect(body).toEqual(Buffer.concat(bodies));
  // The answer was lost, and the client asks again.
  expect(await artifacts.multipart('complete', `${root}/some dir`, fields)).toEqual({ status: 200, json: {} });
  expect(await artifacts.list(`${root}/some dir`)).toEqual([
    { path: 'big ü%1.bin', is_dir: false, file_size: body.length },
  ]);
});

test('a file at the top, from a client on Windows', async () => {
  const { root } = await artifacts.run();
  const path = 'C:\\data\\model.bin';
  const { json: upload } = await artifacts.multipart('create', root, { path, num_parts: 1 });
  const parts = [await sendPart(upload, 1, 'bytes')];
  await artifacts.multipart('complete', root, { path, upload_id: upload.upload_id, parts });
  expect(await artifacts.text(`${root}/model.bin`)).toBe('bytes');
});

test('an aborted upload leaves nothing, and may be aborted again', async () => {
  const { root } = await artifacts.run();
  const { json: upload } = await artifacts.multipart('create', root, { path: 'a', num_parts: 2 });
  const part = await sendPart(upload, 1, 'x');
  const fields = { path: 'a', upload_id: upload.upload_id };
  for (let i = 0; i < 2; i++)
    expect(await artifacts.multipart('abort', root, fields)).toEqual({ status: 200, json: {} });
  await expect(sendPart(upload, 2, 'x')).rejects.toThrow(/404.*under way/);
  expect(await artifacts.multipart('complete', root, { ...fields, parts: [part] })).toEqual(
    refusal('RESOURCE_DOES_NOT_EXIST', /under way/),
  );
  expect(await artifacts.list(root)).toEqual([]);
});

test('parts that are missing, others, or out of order make no file', async () => {
  const { root } = await artifacts.run();
  const { json: upload } = await artifacts.multipart('create', root, { path: 'a', num_parts: 2 });
  const [one, two] = [await sendPart(upload, 1, 'x'), await sendPart(upload, 2, 'y')];
  const complete = (parts: readonly object[], path = 'a') =>
    artifacts.multipart('complete', root, { path, upload_id: upload.upload_id, parts });
  for (const [parts, message] of [
    [[two, one], /ascending/],
    [[one, one], /ascending/],
    [[one, { ...two, etag: 'other' }], /ETag/],
    [[one, two, { ...two, part_number: 3 }], /part 3 was not uploaded/],
    [[{ part_number: 0, etag: '' }], /ascending/],
    [[], /Missing value for required parameter 'parts'/],
  ] as const)
    expect(await complete(parts)).toEqual(refusal('INVALID_PARAMETER_VALUE', message));
  expect(await complete([one, two], 'b')).toEqual(refusal('RESOURCE_DOES_NOT_EXIST', /under way/));
  expect(await complete([one, two])).toMatchObject({ status: 200 });
});

test('what cannot be an upload is refused before it begins', async () => {
  const { root } = await artifacts.run();
  for (const fields of [
    {},
    { path: '' },
    { path: 'a/..' },
    { path: 'a', num_parts: 0 },
    { path: 'a', num_parts: 10_001 },
    { path: 'a', num_parts: 'x' },
  ])
    expect(await artifacts.multipart('create', root, fields), JSON.stringify(fields)).toEqual(
      refusal('INVALID_PARAMETER_VALUE', /./),
    );
  expect(await artifacts.multipart('create', 'nowhere', { path: 'a' })).toEqual(
    refusal('INVALID_PARAMETER_VALUE', /outside of all runs/),
  );
  const { json: upload } = await artifacts.multipart('create', root, { path: 'a' });
  const [{ url } = { url: '' }] = upload.credentials;
  for (const number of ['0', '-1', '1.5', 'x', '10001', ''])
    expect(
      (await fetch(url.replace(/part_number=1$/, `part_number=${number}`), { method: 'PUT', body: 'x' })).status,
    ).toBe(400);
});
