import { compareSets } from './compare-sets.ts';
import type { ComparedPair } from './comparison.ts';
import type { ComparedSetInput, ComparisonInput, KeyField } from './comparison-input.ts';

export const keyFields: readonly KeyField[] = [
  { field: 'params.seed', role: 'seed' },
  { field: 'params.fold', role: 'fold' },
  { field: 'params.dataset', role: 'dataset' },
];

type Keys = Readonly<Record<string, readonly (string | number | null)[]>>;

/** A set whose runs are numbered; keys by the names of parameters. */
export const setOf = (name: string, values: readonly number[], keys: Keys = {}): ComparedSetInput => ({
  name,
  runIds: values.map((_, i) => `${name}-${i}`),
  values,
  leftOut: [],
  keys: new Map(
    Object.entries(keys).map(([key, texts]) => [
      `params.${key}`,
      texts.map((text) => (text === null ? null : String(text))),
    ]),
  ),
});

export const places = (values: readonly unknown[]): number[] => values.map((_, i) => i);

export const inputOf = (sets: readonly ComparedSetInput[], change: Partial<ComparisonInput> = {}): ComparisonInput => ({
  metric: 'accuracy',
  unit: '',
  value: 'last',
  goal: 'maximize',
  goalSource: 'name',
  sets,
  baseline: null,
  keyFields,
  pairing: 'automatic',
  minEffect: null,
  confidence: 0.95,
  correction: 'holm',
  alternative: 'two-sided',
  test: 'auto',
  seed: 1,
  warnings: [],
  resamples: 400,
  ...change,
});

/** The one pair of two sets. */
export const only = (sets: readonly ComparedSetInput[], change: Partial<ComparisonInput> = {}): ComparedPair =>
  compareSets(inputOf(sets, change)).pairs[0] as ComparedPair;

export const seeded = (name: string, values: readonly number[]): ComparedSetInput =>
  setOf(name, values, { seed: places(values) });
