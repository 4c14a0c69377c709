import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusal, TrackingRequests } from '../tracking/tracking-requests.ts';
import { ArtifactRequests } from './artifact-requests.ts';

let mlflow: TrackingRequests;
let artifacts: ArtifactRequests;
beforeAll(async () => {
  mlflow = await TrackingRequests.start();
  artifacts = new ArtifactRequests(mlflow);
});
afterAll(() => mlflow[Symbol.asyncDispose]());

const noRun = 'f'.repeat(32);

describe('files of a run', () => {
  test('come back as they were sent, under headers that no page can use', async () => {
    const { id, root } = await artifacts.run();
    const sent = Buffer.from(Array.from({ length: 5000 }, (_, i) => i % 256));
    await artifacts.put(`${root}/plots/page.html`, sent, 'text/html');
    const got = await artifacts.send('GET', `${root}/plots/page.html`);
    expect(got.body).toEqual(sent);
    expect(got.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-length': '5000',
      'content-disposition': "attachment; filename*=UTF-8''page.html",
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    const { artifacts: native } = (await mlflow.native('GET', `/runs/${id}/artifacts`)) as { artifacts: object[] };
    expect(native).toMatchObject([
      { name: 'plots/page.html', direction: 'output', kind: 'file', mediaType: 'text/html', sizeBytes: 5000 },
    ]);
  });

  test('even harmless types are not shown in a browser', async () => {
    const { root } = await artifacts.run();
    await artifacts.put(`${root}/a.png`, 'x', 'image/png');
    expect((await artifacts.send('GET', `${root}/a.png`)).headers['content-disposition']).toMatch(/^attachment/);
  });

  test('ranges, conditions and HEAD', async () => {
    const { root } = await artifacts.run();
    await artifacts.put(`${root}/a.txt`, '0123456789');
    const ask = (headers: Record<string, string>, method = 'GET') =>
      artifacts.send(method, `${root}/a.txt`, { headers });
    const part = await ask({ range: 'bytes=2-4' });
    expect([part.status, part.body.toString(), part.headers['content-range']]).toEqual([206, '234', 'bytes 2-4/10']);
    expect((await ask({ range: 'bytes=50-' })).status).toBe(400);
    expect((await ask({ 'if-none-match': String(part.headers.etag) })).status).toBe(304);
    const head = await ask({}, 'HEAD');
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '10', 0]);
  });

  test('an upload takes the place of what was there; an empty file is one', async () => {
    const { root } = await artifacts.run();
    await artifacts.put(`${root}/a.txt`, 'old');
    await artifacts.put(`${root}/a.txt`, '');
    expect(await artifacts.text(`${root}/a.txt`)).toBe('');
    expect(await artifacts.list(root)).toEqual([{ path: 'a.txt', is_dir: false, file_size: 0 }]);
  });

  test('a body without a length is taken', async () => {
    const { root } = await artifacts.run();
    const answer = await fetch(`${mlflow.server.url}${artifacts.target(`${root}/chunked.bin`)}`, {
      method: 'PUT',
      body: ReadableStream.from([Buffer.from('one '), Buffer.from('two')]),
      duplex: 'half',
    });
    expect([answer.status, await answer.json()]).toEqual([200, {}]);
    expect(await artifacts.text(`${root}/chunked.bin`)).toBe('one two');
  });

  test('any location leads to the run; outside of runs and models nothing is kept', async () => {
    const { id } = await artifacts.run();
    await artifacts.put(`my/own place/${id}/artifacts/a.txt`, 'a');
    for (const location of ['0', 'x/y/z', 'someone else'])
      expect(await artifacts.text(`${location}/${id}/artifacts/a.txt`)).toBe('a');
    for (const [method, path] of [
      ['PUT', 'x/y.txt'],
      ['GET', 'x/y.txt'],
      ['DELETE', 'x'],
      ['PUT', `0/${id}/a.txt`],
      ['PUT', `0/${id}/artifacts`],
    ] as const) {
      const { status, body } = await artifacts.send(method, path, method === 'PUT' ? { body: 'x' } : {});
      expect([status, JSON.parse(body.toString())], `${method} ${path}`).toMatchObject([
        400,
        { error_code: 'INVALID_PARAMETER_VALUE' },
      ]);
    }
    expect(await artifacts.list('')).toEqual([]);
    expect(await artifacts.list('0')).toEqual([]);
  });

  test('an experiment with a location of its own keeps it for its runs', async () => {
    const experiment_id = await mlflow.makeExperiment('located', { artifact_location: 'mlflow-artifacts:/team/blue/' });
    const { id, root } = await artifacts.run({ experiment_id });
    expect(root).toBe(`team/blue/${id}/artifacts`);
    await artifacts.put(`${root}/a.txt`, 'blue');
    expect(await artifacts.text(`${root}/a.txt`)).toBe('blue');
  });

  test('missing runs and files are not found, and not waited for', async () => {
    const { id, root } = await artifacts.run();
    for (const [method, path] of [
      ['GET', `${root}/none.txt`],
      ['GET', `0/${noRun}/artifacts/a`],
      ['PUT', `0/${noRun}/artifacts/a`],
      ['DELETE', `0/${noRun}/artifacts/a`],
      ['PUT', `0/models/m-${noRun}/artifacts/a`],
    ] as const) {
      const { status, body } = await artifacts.send(method, path, method === 'PUT' ? { body: 'x' } : {});
      expect([status, JSON.parse(body.toString())], `${method} ${path}`).toMatchObject([
        404,
        { error_code: 'RESOURCE_DOES_NOT_EXIST' },
      ]);
    }
    await mlflow.succeed('runs/delete', { run_id: id });
    expect((await artifacts.send('PUT', `${root}/a`, { body: 'x' })).status).toBe(400);
  });

  test('what other faces logged: values are files, references are not, inputs are not', async () => {
    const { id, root } = await artifacts.run();
    const log = (body: Record<string, unknown>) => mlflow.native('POST', `/runs/${id}/artifacts`, body);
    await log({ name: 'notes/value.json', value: '{"a":1}', mediaType: 'application/json' });
    await log({ name: 'notes/elsewhere', uri: 's3://bucket/key' });
    await log({ name: 'data.csv', direction: 'input', value: 'a,b' });
    expect(await artifacts.list(root)).toEqual([{ path: 'notes', is_dir: true }]);
    expect(await artifacts.list(`${root}/notes`)).toEqual([{ path: 'value.json', is_dir: false, file_size: 7 }]);
    expect(await artifacts.text(`${root}/notes/value.json`)).toBe('{"a":1}');
    expect((await artifacts.send('GET', `${root}/notes/elsewhere`)).status).toBe(404);
    expect((await artifacts.send('GET', `${root}/data.csv`)).status).toBe(404);
  });
});

describe('folders', () => {
  test('list base names; a file and an unknown path hold nothing', async () => {
    const { id, root } = await artifacts.run();
    for (const path of ['a.txt', 'b/c.txt', 'b/d/e.txt', 'b/d/f.txt', 'b0', 'b.x', 'b!/g'])
      await artifacts.put(`${root}/${path}`, 'xy');
    const file = (path: string) => ({ path, is_dir: false, file_size: 2 });
    const folder = (path: string) => ({ path, is_dir: true });
    const top = [file('a.txt'), folder('b'), folder('b!'), file('b.x'), file('b0')];
    const sorted = (files: readonly { path: string }[]) => files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    expect(sorted(await artifacts.list(root))).toEqual(sorted(top));
    expect(sorted(await artifacts.list(`${root}/`))).toEqual(sorted(top));
    expect(await artifacts.list(`${root}/b`)).toEqual([file('c.txt'), folder('d')]);
    for (const nothing of [`${root}/a.txt`, `${root}/none`, `${root}/b/d/e.txt`])
      expect(await artifacts.list(nothing)).toEqual([]);
    expect(await mlflow.get('artifacts/list', { run_id: id, path: 'b' })).toEqual({
      status: 200,
      json: { root_uri: `mlflow-artifacts:/${root}`, files: [file('b/c.txt'), folder('b/d')] },
    });
    expect((await mlflow.get('artifacts/list', { run_id: id, path: '../x' })).status).toBe(400);
    expect(await mlflow.get('artifacts/list', { run_id: noRun })).toEqual(
      refusal('RESOURCE_DOES_NOT_EXIST', /not found/),
    );
  });

  test('of many files, and of many folders, are told in full', async () => {
    const { id, root } = await artifacts.run();
    const names = Array.from({ length: 700 }, (_, i) => (i % 7 === 0 ? `wide/${i}/x` : `wide/deep/${i % 5}/${i}`));
    names.push('wide/deeper', 'wide/\u{ff5e}/a', 'wide/\u{1f3b2}/a', 'wide/z');
    for (let at = 0; at < names.length; at += 50)
      await Promise.all(
        names.slice(at, at + 50).map((name) => mlflow.native('POST', `/runs/${id}/artifacts`, { name, value: 'v' })),
      );
    const found = await artifacts.list(`${root}/wide`);
    const expected = new Set(names.map((name) => name.split('/')[1]));
    expect(found.map(({ path }) => path).toSorted()).toEqual([...expected].toSorted());
    expect((await artifacts.list(`${root}/wide/deep/3`)).length).toBe(
      names.filter((name) => name.startsWith('wide/deep/3/')).length,
    );
  });

  test('are deleted with all that is below, and nothing else; what is not there counts as deleted', async () => {
    const { id, root } = await artifacts.run();
    for (let i = 0; i < 230; i++)
      await mlflow.native('POST', `/runs/${id}/artifacts`, { name: `a/b/${i}`, value: 'v' });
    for (const path of ['a/b', 'a/bc', 'a/b.txt', 'c']) await artifacts.put(`${root}/${path}`, 'x');
    const remove = async (path: string) => {
      const { status, body } = await artifacts.send('DELETE', path);
      expect([status, body.toString()]).toEqual([200, '{}']);
    };
    await remove(`${root}/a/b`);
    expect((await artifacts.list(`${root}/a`)).map(({ path }) => path).toSorted()).toEqual(['b.txt', 'bc']);
    await remove(`${root}/a/b`);
    await remove(`${root}/`);
    expect(await artifacts.list(root)).toEqual([]);
    expect(await mlflow.native('GET', `/runs/${id}`)).toMatchObject({ artifacts: [] });
  });
});

describe('single files by run id', () => {
  test('are read and written', async () => {
    const { id, root } = await artifacts.run();
    const query = new URLSearchParams({ run_uuid: id, path: 'dir/x y.txt' });
    const sent = await mlflow.send(`/ajax-api/2.0/mlflow/upload-artifact?${query}`, { method: 'POST', body: 'sent' });
    expect(sent).toEqual({ status: 200, json: {} });
    expect(await artifacts.text(`${root}/dir/x y.txt`)).toBe('sent');
    const got = await fetch(
      `${mlflow.server.url}/get-artifact?${new URLSearchParams({ run_id: id, path: 'dir/x y.txt' })}`,
    );
    expect([got.status, got.headers.get('content-disposition'), await got.text()]).toEqual([
      200,
      "attachment; filename*=UTF-8''x%20y.txt",
      'sent',
    ]);
    expect(await mlflow.send(`/get-artifact?run_id=${id}&path=../x`, {})).toEqual(
      refusal('INVALID_PARAMETER_VALUE', /Invalid path/),
    );
    expect(await mlflow.send(`/get-artifact?run_id=${id}`, {})).toEqual(
      refusal('INVALID_PARAMETER_VALUE', /Missing value for required parameter 'path'/),
    );
  });
});
