import { expect, test } from 'vitest';
import type { Run } from '@assay/wire';
import { startServer } from '../../support/server.ts';

test('SIGTERM under load: what was answered is whole and kept, and the end is clean', { timeout: 60_000 }, async () => {
  await using server = await startServer({ args: ['--log-level', 'warn'] });
  const acknowledged = new Set<string>();
  const broken: unknown[] = [];
  let begun = 0;
  let stopping = false;
  const working = async (worker: number): Promise<void> => {
    for (let i = 0; ; i++) {
      let answer: Response;
      begun++;
      try {
        answer = await fetch(`${server.url}/api/v1/runs`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ experimentName: 'load', name: `${worker}-${i}`, parameters: { i, worker } }),
        });
      } catch (thrown) {
        // No answer has begun: the client knows nothing and tries again elsewhere.
        if (!stopping) broken.push(thrown);
        return;
      }
      try {
        const text = await answer.text();
        if (answer.status === 201) acknowledged.add((JSON.parse(text) as Run).id);
        else if (!stopping || answer.status !== 503) broken.push(`${answer.status} ${text}`);
      } catch (thrown) {
        broken.push(thrown);
      }
    }
  };
  const work = Array.from({ length: 24 }, async (_, worker) => working(worker));
  // Scraped beside the load.
  for (let i = 0; i < 10; i++) {
    await new Promise((resolve) => setTimeout(resolve, i === 0 ? 400 : 80));
    const page = await (await fetch(`${server.url}/metrics`)).text();
    expect(page).toMatch(/^assay_http_requests_total\{.*route="\/api\/v1\/runs".*\} \d+$/m);
  }
  stopping = true;
  const end = await server.stop('SIGTERM');
  await Promise.all(work);
  expect(end).toEqual({ code: 0, signal: null });
  expect(broken).toEqual([]);
  expect(acknowledged.size).toBeGreaterThan(100);
  expect(begun - acknowledged.size, 'only what was under way may be unknown').toBeLessThanOrEqual(24);
  expect(server.output()).not.toMatch(/failed|were cut/);

  await using again = await startServer({ dataDir: server.dataDir });
  const kept = new Set<string>();
  let cursor: string | null = null;
  do {
    const answer = await fetch(`${again.url}/api/v1/runs/search`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ limit: 1000, ...(cursor === null ? {} : { cursor }) }),
    });
    const page = (await answer.json()) as { runs: Run[]; nextCursor: string | null };
    for (const { id } of page.runs) kept.add(id);
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([]);
});
