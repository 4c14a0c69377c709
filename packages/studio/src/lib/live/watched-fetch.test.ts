import { expect, it } from 'vitest';
import { watchedFetch } from './watched-fetch.ts';

const bytes = new TextEncoder().encode('hello');

it.each<[string, (controller: ReadableStreamDefaultController) => void, string | undefined]>([
  ['ends', (controller) => controller.close(), 'hello'],
  ['breaks off', (controller) => controller.error(new Error('broken')), undefined],
])('hands the answer through and tells when it %s', async (_what, finish, text) => {
  let closed = 0;
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
    },
    pull: finish,
  });
  const fetching = watchedFetch(
    () => closed++,
    async () => new Response(body, { status: 201 }),
  );
  const response = await fetching('http://localhost/');
  expect([response.status, closed]).toEqual([201, 0]);
  await expect(response.text().catch(() => undefined)).resolves.toBe(text);
  expect(closed).toBe(1);
});

it('tells when no answer comes', async () => {
  let closed = 0;
  const refused = new TypeError('refused');
  const fetching = watchedFetch(
    () => closed++,
    () => Promise.reject(refused),
  );
  await expect(fetching('http://localhost/')).rejects.toBe(refused);
  expect(closed).toBe(1);
});
