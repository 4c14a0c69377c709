import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { referencePage } from './reference-page.ts';

test('docs/reference/cli.md is in step with the commands', () => {
  expect(readFileSync(new URL('../../../docs/reference/cli.md', import.meta.url), 'utf8')).toBe(referencePage());
});

test('every command that talks to a server or does something has an example', () => {
  const sections = referencePage().split('\n## ').slice(1);
  expect(sections.length).toBeGreaterThan(20);
  const without = sections.filter((section) => !section.includes('```sh')).map((section) => section.split('\n')[0]);
  expect(without).toEqual(['assay version']);
});
