import { expect, it } from 'vitest';
import { snippets } from './snippets.ts';

const url = 'http://127.0.0.1:4600';

it('names the server in each', () => {
  for (const { text } of snippets({ url, needsKey: false })) {
    expect(text).toContain(url);
    expect(text).not.toContain('key');
  }
});

it('shows the place of the access key where one is needed', () => {
  const all = snippets({ url, needsKey: true });
  for (const { text } of all) expect(text).toContain('<your access key>');
  expect(all.at(-1)?.text.split('\n')).toEqual([
    `curl -X POST ${url}/api/v1/runs \\`,
    "  -H 'authorization: Bearer <your access key>' \\",
    "  -H 'content-type: application/json' \\",
    `  -d '{"experimentName":"first-steps","parameters":{"learning rate":0.01}}'`,
  ]);
});

it('writes the name of an experiment as each language does', () => {
  const texts = snippets({ url, needsKey: false, experiment: `it's "new"` }).map(({ text }) => text);
  expect(texts[0]).toContain(String.raw`experiment: 'it\'s "new"',`);
  expect(texts[1]).toContain(String.raw`experiment_name="it's \"new\"",`);
  expect(texts[2]).toContain(String.raw`set_experiment("it's \"new\"")`);
  expect(texts[3]).toContain(String.raw`--experiment 'it'\''s "new"' -- python`);
  expect(texts[5]).toContain(String.raw`"experimentName":"it'\''s \"new\""`);
});
