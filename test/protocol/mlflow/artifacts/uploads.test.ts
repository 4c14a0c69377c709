import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import net from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TrackingRequests } from '../tracking/tracking-requests.ts';
import { ArtifactRequests } from './artifact-requests.ts';

let mlflow: TrackingRequests;
let artifacts: ArtifactRequests;
beforeAll(async () => {
  mlflow = await TrackingRequests.start();
  artifacts = new ArtifactRequests(mlflow);
});
afterAll(() => mlflow[Symbol.asyncDispose]());

test('a body that breaks off leaves what was there', async () => {
  const { root } = await artifacts.run();
  await artifacts.put(`${root}/a.bin`, 'whole');
  for (const encoding of ['Content-Length: 100000', 'Transfer-Encoding: chunked']) {
    const body = encoding.startsWith('T') ? '5\r\nhello\r\n' : 'hello';
    await new Promise<void>((resolve) => {
      const socket = net.connect(mlflow.server.port, '127.0.0.1', () => {
        socket.write(
          `PUT ${artifacts.target(`${root}/a.bin`)} HTTP/1.1\r\nHost: 127.0.0.1\r\n${encoding}\r\n\r\n${body}`,
        );
        setTimeout(() => socket.destroy(), 100);
      });
      socket.on('error', () => undefined).on('close', () => resolve());
    });
  }
  expect(await artifacts.text(`${root}/a.bin`)).toBe('whole');
  expect(mlflow.server.output()).not.toContain('request failed');
});

test('many uploads of one name at once: one of them stands, whole', async () => {
  const { root } = await artifacts.run();
  const bodies = Array.from({ length: 16 }, (_, i) => `${i};`.repeat(20_000));
  await Promise.all(bodies.map((body) => artifacts.put(`${root}/raced.txt`, body)));
  expect(bodies).toContain(await artifacts.text(`${root}/raced.txt`));
  expect(await artifacts.list(root)).toHaveLength(1);
});

test('a compressed body is refused rather than kept as something else', async () => {
  const { root } = await artifacts.run();
  const answer = await artifacts.send('PUT', `${root}/a`, { body: 'x', headers: { 'content-encoding': 'gzip' } });
  expect([answer.status, JSON.parse(answer.body.toString())]).toMatchObject([400, { error_code: 'BAD_REQUEST' }]);
});

// The most memory a process had is told by /proc, which only Linux has.
test.skipIf(process.platform !== 'linux')('a large file passes through in little memory (Linux only)', async () => {
  const { root } = await artifacts.run();
  const [block, blocks] = [randomBytes(1 << 20), 400];
  const residentMb = async (): Promise<number> => {
    const status = await readFile(`/proc/${mlflow.server.process.pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  };
  const before = await residentMb();
  function* body() {
    for (let i = 0; i < blocks; i++) yield block;
  }
  const url = `${mlflow.server.url}${artifacts.target(`${root}/large.bin`)}`;
  const sent = await fetch(url, { method: 'PUT', body: ReadableStream.from(body()), duplex: 'half' });
  expect(sent.status).toBe(200);
  const got = await fetch(url);
  let [received, wrong] = [0, 0];
  for await (const chunk of got.body ?? []) {
    const [first, at] = [chunk[0], received % block.length];
    if (first !== block[at]) wrong++;
    received += chunk.length;
  }
  expect([received, wrong]).toEqual([block.length * blocks, 0]);
  expect((await residentMb()) - before).toBeLessThan(200);
});
