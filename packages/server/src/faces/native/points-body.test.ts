import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AssayError } from '@assay/base';
import { pointBatch, splitByName } from '@assay/series';
import type { NamedPoint, PointBatch } from '@assay/series';
import { LogMetricsSchema } from '@assay/wire';
import type { LogMetricsBody } from '@assay/wire';
import { compileSchema } from '../../schema/compile-schema.ts';
import { pointsOfJson } from './points-body.ts';

const nowMs = 1_700_000_000_000;
const check = compileSchema(LogMetricsSchema);

const name = fc.constantFrom('loss', 'acc', 'a b', '');
const odd = fc.constantFrom<unknown>(
  null,
  'NaN',
  'nan',
  [],
  {},
  true,
  2 ** 53,
  1.5,
  -1,
  'x',
  -0,
  8.64e15 + 1,
  '\ud800',
);
const often = <T>(usual: fc.Arbitrary<T>): fc.Arbitrary<unknown> => fc.oneof({ weight: 60, arbitrary: usual }, odd);
const value = often(
  fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom('NaN', 'Infinity', '-Infinity')),
);
const step = often(fc.option(fc.maxSafeInteger()));
const timeMs = often(fc.nat());
const row = fc.record(
  { name: often(name), value, step, timeMs, extra: fc.constant(1) },
  { requiredKeys: ['name', 'value'] },
);
const plainRow = row.map(({ extra: _, ...point }) => point);
const rows = fc.array(fc.oneof({ weight: 30, arbitrary: plainRow }, row), { maxLength: 5 });
const group = fc.nat(4).chain((length) => {
  const column = (item: fc.Arbitrary<unknown>) =>
    fc.oneof({ weight: 30, arbitrary: fc.array(item, { minLength: length, maxLength: length }) }, fc.array(item), odd);
  const values = fc.dictionary(fc.oneof({ weight: 20, arbitrary: name }, fc.constant('__proto__')), column(value), {
    maxKeys: 3,
  });
  return fc.record(
    { steps: column(step), timesMs: column(timeMs), values: often(values) },
    { requiredKeys: ['values'] },
  );
});
const body = fc.record(
  {
    clientId: often(fc.constant('c')),
    sequence: often(fc.nat()),
    points: often(rows),
    columns: often(fc.array(group, { maxLength: 3 })),
    other: fc.constant(1),
  },
  { requiredKeys: [] },
);
const bodies = fc.oneof({ weight: 20, arbitrary: body.map(({ other: _, ...rest }) => rest) }, body, odd);

/** What the body says, point by point. */
function pointsOf({ points = [], columns = [] }: LogMetricsBody): NamedPoint[] {
  const ofColumns = columns.flatMap(({ steps, timesMs, values }) =>
    Object.entries(values).flatMap(([key, column]) =>
      column.map((item, i) => ({ name: key, value: item, step: steps?.[i] ?? null, timeMs: timesMs?.[i] })),
    ),
  );
  return [...points, ...ofColumns].map((point) => ({
    name: point.name,
    value: Number(point.value),
    step: point.step ?? null,
    timeMs: point.timeMs ?? nowMs,
  }));
}

const lengthsAgree = ({ columns = [] }: LogMetricsBody): boolean =>
  columns.every(({ steps, timesMs, values }) => {
    const [first, ...others] = Object.values(values);
    return (
      first !== undefined &&
      [...others, steps, timesMs].every((column) => column === undefined || column.length === first.length)
    );
  });

const bySeries = (batch: PointBatch) =>
  new Map(Array.from(splitByName(batch), ([key, columns]) => [key, { ...columns }]));

test('the quick reader takes just what the schema takes, and reads the same from it', () => {
  let taken = 0;
  fc.assert(
    fc.property(bodies, (given) => {
      const parsed: unknown = JSON.parse(JSON.stringify(given));
      const isRight =
        check(parsed) === undefined &&
        lengthsAgree(parsed as LogMetricsBody) &&
        pointsOf(parsed as LogMetricsBody).length > 0;
      if (!isRight) {
        expect(() => pointsOfJson(parsed, nowMs, 1000)).toThrow(expect.objectContaining({ code: 'InvalidInput' }));
        return;
      }
      taken++;
      const { batch, ...source } = pointsOfJson(parsed, nowMs, 1000);
      const { clientId, sequence } = parsed as LogMetricsBody;
      expect(source).toEqual({
        ...(clientId !== undefined && { clientId }),
        ...(sequence !== undefined && { sequence }),
      });
      expect(bySeries(batch)).toEqual(bySeries(pointBatch(pointsOf(parsed as LogMetricsBody))));
    }),
    { numRuns: 4000 },
  );
  expect(taken).toBeGreaterThan(300);
});

test('numbers beyond the range of a double are refused with their place', () => {
  const parsed: unknown = JSON.parse('{"columns":[{"values":{"loss":[1,1e999]}}]}');
  expect(() => pointsOfJson(parsed, nowMs, 10)).toThrow(/columns\[0\]\.values\.loss\[1\]/);
});

test('more points than are taken are told before they are looked at', () => {
  const many = { columns: [{ values: { a: [1, 2, 'no number'], b: [1, 2, 3] } }] };
  expect(() => pointsOfJson(many, nowMs, 5)).toThrow(AssayError);
  expect(() => pointsOfJson(many, nowMs, 5)).toThrow(expect.objectContaining({ code: 'PayloadTooLarge' }));
});
