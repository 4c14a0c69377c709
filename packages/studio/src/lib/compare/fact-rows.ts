import type { RunRow } from '@assay/wire';
import { parameterText } from '../run-field/run-value.ts';

/** One fact of several runs, side by side. */
export interface FactRow {
  readonly id: string;
  readonly kind: 'parameter' | 'tag' | 'run';
  readonly name: string;
  /** As text, in the order of the runs; undefined where a run has none. */
  readonly values: readonly (string | undefined)[];
  /** Whether not all runs have the same. */
  readonly differs: boolean;
}

const byName = new Intl.Collator('en', { numeric: true }).compare;

/** What the runs were given and what was noted of them: parameters, then tags, then their own fields. */
export function factRows(runs: readonly RunRow[]): readonly FactRow[] {
  const row = (kind: FactRow['kind'], name: string, values: readonly (string | undefined)[]): FactRow => ({
    id: `${kind}:${name}`,
    kind,
    name,
    values,
    differs: values.some((value) => value !== values[0]),
  });
  const keys = (of: (run: RunRow) => object): readonly string[] =>
    [...new Set(runs.flatMap((run) => Object.keys(of(run))))].sort(byName);
  const textOf = (value: unknown): string | undefined => (value === undefined ? undefined : parameterText(value));
  return [
    ...keys((run) => run.parameters).map((key) =>
      row(
        'parameter',
        key,
        runs.map((run) => textOf(run.parameters[key])),
      ),
    ),
    ...keys((run) => run.tags).map((key) =>
      row(
        'tag',
        key,
        runs.map((run) => run.tags[key]),
      ),
    ),
    row(
      'run',
      'status',
      runs.map((run) => run.status),
    ),
    row(
      'run',
      'source',
      runs.map((run) => run.source),
    ),
    row(
      'run',
      'experiment',
      runs.map((run) => run.experimentName ?? undefined),
    ),
  ];
}
