import { expect, it } from 'vitest';
import { snippets } from './snippets.ts';

const url = 'http://127.0.0.1:4600';

it('names the server in each', () => {
  for (const { text } of snippets(url, false)) {
    expect(text).toContain(url);
    expect(text).not.toContain('key');
  }
});

it('shows the place of the access key where one is needed', () => {
  for (const { text } of snippets(url, true)) expect(text).toContain('<your access key>');
  expect(snippets(url, true).at(-1)?.text.split('\n')).toEqual([
    `curl -X POST ${url}/api/v1/runs \\`,
    "  -H 'authorization: Bearer <your access key>' \\",
    "  -H 'content-type: application/json' \\",
    `  -d '{"experimentName": "first-steps", "parameters": {"learning rate": 0.01}}'`,
  ]);
});
