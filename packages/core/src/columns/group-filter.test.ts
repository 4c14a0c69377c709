import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EpochMs } from '@assay/base';
import { checkFilter, evaluateFilter, numberFromText, parseFilter, runFilterSchema } from '../filter/index.ts';
import type { FilterRecord } from '../filter/index.ts';
import { groupFilter } from './group-filter.ts';
import { readFields } from './read-fields.ts';
import type { RunValue } from './run-value.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom('', '"', "''", '\\', '\\%', '%_', '`', '\n', 'true', 'NaN', '1 and 2', 'x" or name != "'),
);
const number = fc.oneof(
  fc.double({ noNaN: true }),
  fc.constantFrom(0, 1, -0.1, 1e300, 5e-324, Number.MAX_VALUE, -Number.MAX_VALUE, Infinity, -Infinity),
);
const epochMs = fc.integer({ min: 0, max: 253_402_300_799_999 });
const finite = number.filter(Number.isFinite);
const missing = fc.constant(null);

/** Of each field the values that runs may have. */
const fields: Readonly<Record<string, fc.Arbitrary<RunValue>>> = {
  'params."odd ""key"""': fc.oneof(
    missing,
    finite,
    text.filter((each) => numberFromText(each) === null),
  ),
  'tags.team': fc.oneof(missing, text),
  'metrics."loss.min".last': fc.oneof(missing, number),
  'metrics.loss.max': fc.oneof(missing, finite),
  name: text,
  status: fc.constantFrom('running', 'failed'),
  created: epochMs,
  ended: fc.oneof(missing, epochMs),
  duration: fc.oneof(missing, finite),
};
const names = Object.keys(fields);

function recordOf(values: readonly RunValue[]): FilterRecord {
  const valueOf = (name: string): RunValue => values[names.indexOf(name)] ?? null;
  const [parameter, tag, last, max, ...attributes] = values;
  const metric = (statistic: string, value: RunValue = null) => (value === null ? {} : { [statistic]: Number(value) });
  return {
    attributes: Object.fromEntries(attributes.map((_, i) => [names[i + 4] ?? '', valueOf(names[i + 4] ?? '')])),
    parameters: new Map(
      parameter === null || parameter === undefined
        ? []
        : [['odd "key"', { text: String(parameter), number: typeof parameter === 'number' ? parameter : null }]],
    ),
    tags: new Map(typeof tag === 'string' ? [['team', tag]] : []),
    metrics: new Map([
      ['loss.min', metric('last', last)],
      ['loss', metric('max', max)],
    ]),
    artifacts: new Map(),
  };
}

test('selects the runs with just these values', () => {
  const run = fc.tuple(...names.map((name) => fields[name] ?? missing));
  const chosen = fc.subarray(names, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(run, run, chosen, fc.boolean(), (one, other, by, same) => {
      const places = by.map((name) => names.indexOf(name));
      const key = places.map((place) => one[place] ?? null);
      const filter = groupFilter(readFields(by, 'by'), key);
      expect(filter).not.toBeNull();
      const checked = checkFilter(
        parseFilter(`(name = "x" or name != "x") and ${filter}`),
        runFilterSchema,
        0 as EpochMs,
      );
      const asked = same ? one : other;
      const equal = places.every((place) => asked[place] === one[place]);
      expect(evaluateFilter(checked, recordOf(asked)), filter ?? '').toBe(equal);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['metrics.loss', Number.NaN],
  ['params.x', 'long '.repeat(4000)],
  ['created', 8.64e15],
])('no filter says that %s is %s', (name, value) => {
  expect(groupFilter(readFields([name], 'by'), [value])).toBeNull();
});
