import fc from 'fast-check';
import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { describe, expect, test } from 'vitest';
import { nativeOperations } from '@assay/wire';
import type { NativeOperation } from '@assay/wire';
import { compileSchema } from './compile-schema.ts';
import { pathText } from './fault.ts';

const { createRun, createExperiment, logMetrics, searchRuns, changeTags, queryMetrics } = nativeOperations;

const say = (schema: Parameters<typeof compileSchema>[0], value: unknown): string => {
  const found = compileSchema(schema)(value);
  return found === undefined ? 'right' : `${pathText(found.path)}: ${found.message}`;
};
const point = { name: 'loss', value: 0.5 };
const logged = (...points: unknown[]): unknown => ({ points });

describe('a fault is told in words, with its place', () => {
  test.each([
    [logMetrics.body, logged(point, { ...point, step: 2.5 }), 'points[1].step: expected an integer, got 2.5'],
    [logMetrics.body, logged({ ...point, step: '3' }), 'points[0].step: expected an integer or null, got "3"'],
    [
      logMetrics.body,
      logged({ ...point, value: 'nan' }),
      'points[0].value: expected a number, "NaN", "Infinity" or "-Infinity", got "nan"',
    ],
    [logMetrics.body, logged({ ...point, value: null }), expect.stringContaining('got null')],
    [logMetrics.body, { points: [] }, 'points: expected at least 1 items, got 0'],
    [logMetrics.body, { points: {} }, 'points: expected an array, got an object'],
    [logMetrics.body, { points: [point], clientID: 'a' }, 'clientID: unknown field; did you mean "clientId"?'],
    [logMetrics.body, logged({ name: 'loss' }), 'points[0].value: required, but missing'],
    [createExperiment.body, {}, 'name: required, but missing'],
    [createExperiment.body, [], ': expected an object, got an array of 0'],
    [createExperiment.body, null, ': expected an object, got null'],
    [
      createExperiment.body,
      { name: 'a', colour: 1 },
      'colour: unknown field; known are name, description, folder, tags',
    ],
    [createExperiment.body, { name: 'a', tags: { a: 1 } }, 'tags.a: expected text, got 1'],
    [createExperiment.body, { name: 'lone \ud800' }, 'name: the text is not valid Unicode (a lone surrogate)'],
    [createRun.body, { id: 'zz' }, 'id: expected 32 lower-case hex digits, got "zz"'],
    [
      createRun.body,
      { status: 'done' },
      expect.stringMatching(/^status: expected "scheduled", .* or "stopped", got "done"$/),
    ],
    [createRun.body, { groupIds: ['x'] }, 'groupIds[0]: expected 32 lower-case hex digits, got "x"'],
    [
      createRun.body,
      { parameters: { 'a b': JSON.parse('{"__proto__":1}') } },
      expect.stringContaining('parameters["a b"]'),
    ],
    [searchRuns.body, { metrics: 5 }, 'metrics: expected "all" or an array, got 5'],
    [searchRuns.body, { metrics: ['a', 1] }, 'metrics[1]: expected text, got 1'],
    [searchRuns.body, { limit: 0 }, 'limit: expected at least 1, got 0'],
    [searchRuns.body, { filter: 'x'.repeat(20_000) }, 'filter: longer than 16384 characters (20000)'],
    [
      queryMetrics.body,
      { runIds: ['0'.repeat(32)], names: ['a'], x: 'steps' },
      expect.stringContaining('"relativeTime"'),
    ],
  ])('case %#', (schema, value, words) => {
    expect(say(schema, value)).toEqual(words);
  });
});

test.each(['__proto__', 'constructor'])('the key %s is refused where keys are free', (key) => {
  const value = JSON.parse(`{"${key}":"x"}`) as unknown;
  expect(say(changeTags.body, { set: value })).toContain('is not allowed');
  expect(say(createRun.body, { parameters: value })).toContain('is not allowed');
  expect(say(createRun.body, { environment: { deep: [value] } })).toContain('is not allowed');
  expect(say(createExperiment.body, JSON.parse(`{"name":"a","${key}":{}}`))).toContain('unknown field');
});

test('free JSON is bounded in depth, and even very deep values are refused without running out of stack', () => {
  const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
  expect(say(createRun.body, { environment: nested(60) })).toBe('right');
  expect(say(createRun.body, { environment: nested(65) })).toContain('nested deeper than 64 levels');
  expect(say(createRun.body, { environment: nested(100_000) })).toContain('nested deeper');
});

test('a keyword that is not served is a defect at once', () => {
  expect(() => compileSchema(Type.Array(Type.String(), { uniqueItems: true }))).toThrow('uniqueItems');
});

test('agrees with the reference validator of the schemas on right and on damaged values', () => {
  const bodies = Object.values<NativeOperation>(nativeOperations).flatMap(({ body }) =>
    body === undefined ? [] : [body],
  );
  expect(bodies.length).toBeGreaterThan(15);
  const names = [...new Set(bodies.flatMap((body) => Object.keys((body as { properties?: object }).properties ?? {})))];
  const leaf = fc.oneof(
    fc.constantFrom<unknown>(
      'a',
      '',
      'all',
      'NaN',
      'running',
      'step',
      null,
      true,
      0,
      1,
      -1,
      2.5,
      1e300,
      'f'.repeat(32),
    ),
    fc.array(
      fc.constantFrom<unknown>(
        'a',
        1,
        'f'.repeat(32),
        { name: 'a', value: 1 },
        { name: 'a', value: 'NaN', step: null },
      ),
    ),
    fc.constantFrom<unknown>({}, { a: 'b' }, { a: 1 }),
  );
  const value = fc.dictionary(fc.constantFrom(...names), leaf, { maxKeys: 4, noNullPrototype: true });
  for (const body of bodies) {
    const check = compileSchema(body);
    const reference = Compile(body);
    fc.assert(
      fc.property(value, (given) => (check(given) === undefined) === reference.Check(given)),
      { numRuns: 150, seed: 7 },
    );
  }
});
