import { expect, test } from 'vitest';
import { linksOf } from './pages.ts';

test.each([
  ['[a](docs/a.md) and [b](b.md#part)', ['docs/a.md', 'b.md']],
  ['![picture](docs/a.png "title")', ['docs/a.png']],
  ['[site](https://example.org) [part](#part) [route](/api/v1) [mail](mailto:a@example.org)', []],
  ['in code: `[a](gone.md)`', []],
  ['```md\n[a](gone.md)\n```\n[b](here.md)', ['here.md']],
])('links of %j', (text, expected) => {
  expect(linksOf(text).map(({ target }) => target)).toEqual(expected);
});
