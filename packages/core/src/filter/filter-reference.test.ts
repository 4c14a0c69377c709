import { readFileSync } from 'node:fs';
import type { EpochMs } from '@assay/base';
import { describe, expect, test } from 'vitest';
import { statistics } from './ast.ts';
import { checkFilter, checkSort } from './check-filter.ts';
import { experimentFilterSchema, runFilterSchema } from './entity-schemas.ts';
import { evaluateFilter } from './evaluate-filter.ts';
import type { FilterRecord } from './evaluate-filter.ts';
import { filterLimits } from './limits.ts';
import { parseFilter } from './parse-filter.ts';
import { parseSort } from './parse-sort.ts';

/** Holds docs/reference/filter.md against the code. */
const page = readFileSync(new URL('../../../../docs/reference/filter.md', import.meta.url), 'utf8');
const now = Date.UTC(2026, 10, 21) as EpochMs;

const linesIn = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].flatMap((block) =>
    (block[1] ?? '').trim().split('\n'),
  );

describe('every example is accepted', () => {
  test.each(linesIn('filter'))('%s', (line) => {
    const schema = line.startsWith('archived') ? experimentFilterSchema : runFilterSchema;
    expect(checkFilter(parseFilter(line), schema, now)).toBeDefined();
  });

  test.each(linesIn('sort'))('%s', (line) => {
    expect(checkSort(parseSort(line), runFilterSchema).length).toBe(2);
  });
});

test('the page names every attribute, status, statistic and bound', () => {
  const names = [
    ...Object.keys(runFilterSchema.attributes),
    ...Object.keys(experimentFilterSchema.attributes),
    ...runFilterSchema.attributes.status.choices,
    ...statistics,
  ];
  expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  const bounds = Object.values(filterLimits).map((bound) => bound.toLocaleString('en'));
  expect(bounds.filter((bound) => !new RegExp(`\\b${bound}\\b`).test(page))).toEqual([]);
});

test('the three lines on missing values find what the page says', () => {
  const without: FilterRecord = {
    attributes: { name: 'x' },
    parameters: new Map(),
    tags: new Map(),
    metrics: new Map(),
    artifacts: new Map(),
  };
  const found = linesIn('filter')
    .filter((line) => /^(not )?params\.lr\b/.test(line))
    .map((line) => evaluateFilter(checkFilter(parseFilter(line), runFilterSchema, now), without));
  expect(found).toEqual([false, false, true]);
});

test('the message shown is the one given', () => {
  expect(() => checkFilter(parseFilter('nmae = "x"'), runFilterSchema, now)).toThrow(
    'Unknown attribute "nmae" at position 0. Did you mean "name"?',
  );
  expect(page).toContain('Unknown attribute "nmae" at position 0. Did you mean "name"?');
});
