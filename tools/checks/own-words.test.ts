import { expect, test } from 'vitest';
import { outwardWords } from './own-words.ts';

const slash = '/';
const up = ['..', ''].join(slash);

test.each([
  ['docs/a.md', `see ${slash}root${slash}notes`, true],
  ['docs/a.md', `see ${slash}home${slash}ada${slash}notes`, true],
  ['docs/a.md', `data in ${slash}work${slash}main`, true],
  ['README.md', `data in ${up}shared${slash}data`, true],
  ['packages/a/src/b.ts', `import '${up}${up}${up}${up}shared${slash}x.ts'`, true],
  ['packages/a/src/b.ts', `import '${up}shared${slash}x.ts'`, false],
  ['docs/a.md', 'a URL https://example.org/home/page', false],
  ['docs/a.md', 'the route /workers and /roots', false],
  ['docs/a.md', 'data in ./.assay', false],
  ['packages/a/src/b.test.ts', 'not.toMatch(/root:/)', false],
])('%s: %s', (file, line, refused) => {
  expect(outwardWords(file, line) !== undefined).toBe(refused);
});
