import { expect, test } from 'vitest';
import { snippetFileName, snippetModule, snippetsOf } from './doc-snippets.ts';

const page = [
  '# A page',
  '```sh',
  'npm start',
  '```',
  '```ts run',
  `import { Run } from 'assay';`,
  '```',
  '- in a list:',
  '  ```ts no-check needs a GPU',
  '  const a = 1;',
  '    const b = 2;',
  '  ```',
  '````md',
  '```ts',
  'not a snippet, but one that is shown',
  '```',
  '````',
].join('\n');

test('finds the ts blocks, with their words and lines', () => {
  expect(snippetsOf('docs/guide/a.md', page)).toEqual([
    { page: 'docs/guide/a.md', line: 6, code: `import { Run } from 'assay';`, words: 'run' },
    { page: 'docs/guide/a.md', line: 10, code: 'const a = 1;\n  const b = 2;', words: 'no-check needs a GPU' },
  ]);
});

test('names the extracted file after its page and line', () => {
  const [first] = snippetsOf('docs/guide/a.md', page);
  expect(first && snippetFileName(first)).toBe('docs__guide__a__6.ts');
});

test.each([
  [`import { Run } from 'assay';`, `import { Run } from '@assay/sdk';\n`],
  [`import { Run } from "assay/browser";`, `import { Run } from "@assay/sdk/browser";\n`],
  [`const a = await import('assay');`, `const a = await import('@assay/sdk');\nexport {};\n`],
  [`import { x } from 'assayed';`, `import { x } from 'assayed';\n`],
  ['const a = 1;', 'const a = 1;\nexport {};\n'],
])('makes a module of %s', (code, expected) => {
  expect(snippetModule({ page: 'README.md', line: 1, code, words: '' })).toBe(expected);
});
