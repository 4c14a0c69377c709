import { fastify } from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { answerInTime } from './answer-in-time.ts';
import { s3Error } from './s3-error.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** What is heard of a work, and what is told of its faults. */
async function hear(work: () => Promise<string>, patienceMs: number) {
  const faults: unknown[] = [];
  const server = fastify();
  onTestFinished(() => server.close());
  server.get('/', async (request, reply) =>
    answerInTime({ request, reply, onFault: (thrown) => faults.push(thrown) }, work, patienceMs),
  );
  const answer = await fetch(await server.listen({ port: 0, host: '127.0.0.1' }));
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text(), faults };
}

const later = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));

test('what is done soon is answered as it is', async () => {
  const heard = await hear(async () => '<Done/>', 10_000);
  expect(heard).toEqual({ status: 200, type: 'application/xml', text: `${declaration}<Done/>`, faults: [] });
  const refused = await hear(() => Promise.reject(s3Error('InvalidPart', 'no')), 10_000);
  expect(refused.status).toBe(400);
});

test('what takes long begins with white space', async () => {
  const heard = await hear(async () => later().then(() => '<Done/>'), 1);
  expect(heard).toMatchObject({ status: 200, type: 'application/xml', faults: [] });
  expect(heard.text.startsWith(declaration)).toBe(true);
  expect(heard.text.slice(declaration.length)).toMatch(/^ *<Done\/>$/);
});

test('what fails late ends as an error; a defect is told, and says nothing of itself', async () => {
  const refused = await hear(async () => later().then(() => Promise.reject(s3Error('BadDigest', 'no'))), 1);
  expect(refused).toMatchObject({ status: 200, faults: [] });
  expect(refused.text).toMatch(/ *<Error><Code>BadDigest<\/Code><Message>no<\/Message>/);
  const defect = new Error('secret');
  const broken = await hear(async () => later().then(() => Promise.reject(defect)), 1);
  expect(broken.text).toContain('<Code>InternalError</Code>');
  expect(broken.text).not.toContain('secret');
  expect(broken.faults).toEqual([defect]);
});
