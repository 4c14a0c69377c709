import { expect, it } from 'vitest';
import { quoteText, viewFilter } from './view-filter.ts';

it.each<[Parameters<typeof viewFilter>[0], string | undefined]>([
  [{}, undefined],
  [{ filter: ' ' }, undefined],
  [{ filter: 'a = 1 or b = 2' }, 'a = 1 or b = 2'],
  [{ brush: { 'params.lr': [1e-7, 0.1] } }, 'params.lr >= 1e-7 and params.lr <= 0.1'],
  [
    { filter: 'a = 1 or b = 2', brush: { 'params.opt': { values: ['x', 'say "y"'] } } },
    '(a = 1 or b = 2) and (params.opt in ("x", "say ""y"""))',
  ],
])('%j narrows by %j', (view, filter) => {
  expect(viewFilter(view)).toBe(filter);
});

it('quotes what a text may hold', () => {
  expect(quoteText('C:\\a\n"b"\t')).toBe('"C:\\\\a\\n""b""\\t"');
});
