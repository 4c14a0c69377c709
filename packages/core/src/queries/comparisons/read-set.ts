import type { RunId } from '@assay/base';
import type { ComparedSetInput, KeyField, LeftOutReason } from '@assay/analysis';
import { valueAt } from '../../columns/run-value.ts';
import type { RunStatus } from '../../entities/run.ts';
import { parseField } from '../../filter/index.ts';
import type { Statistic } from '../../filter/index.ts';
import type { RunColumn } from '../../ports/selected-runs.ts';
import type { SelectedSet } from './compare-runs-input.ts';

export interface ReadSetOptions {
  readonly metric: string;
  readonly statistic: Statistic;
  /** Those that count beside completed runs. */
  readonly alsoStatuses: readonly RunStatus[];
  readonly keyFields: readonly KeyField[];
  /** Runs of the experiment's baseline: they are left out here. */
  readonly without: ReadonlySet<string>;
}

export interface ReadSet extends ComparedSetInput {
  readonly runIds: readonly RunId[];
  /** Those that were left out, too. */
  readonly allIds: readonly RunId[];
}

const mostNamed = 100;
const statusField = parseField('status');

/** The runs of a scope with their values and keys, and those that cannot count. */
export function readSet(
  { name, runs }: SelectedSet,
  { metric, statistic, alsoStatuses, keyFields, without }: ReadSetOptions,
): ReadSet {
  const ids = runs.ids(runs.length);
  const span = { start: 0, end: 0 };
  const of = (field: Parameters<typeof runs.column>[0]): RunColumn => runs.column(field, runs.length);
  const values = of({ kind: 'metric', name: metric, statistic, span });
  const states = of(statusField);
  const keyColumns = keyFields.map(({ field }) => ({ field, column: of(parseField(field)) }));
  const kept: number[] = [];
  const leftOut = new Map<LeftOutReason, { count: number; runIds: string[] }>();
  ids.forEach((id, row) => {
    const reason = without.has(id) ? 'inBaseline' : reasonOf(row, values, valueAt(states, row), alsoStatuses);
    if (reason === null) {
      kept.push(row);
      return;
    }
    const own = leftOut.get(reason) ?? { count: 0, runIds: [] };
    own.count++;
    if (own.runIds.length < mostNamed) own.runIds.push(id);
    leftOut.set(reason, own);
  });
  return {
    name,
    allIds: ids,
    runIds: kept.flatMap((row) => ids[row] ?? []),
    values: kept.map((row) => values.numbers[row] ?? 0),
    leftOut: [...leftOut].map(([reason, own]) => ({ reason, ...own })),
    keys: new Map(
      keyColumns.map(({ field, column }) => [
        field,
        kept.map((row) => {
          const value = valueAt(column, row);
          return value === null ? null : String(value);
        }),
      ]),
    ),
  };
}

function reasonOf(
  row: number,
  values: RunColumn,
  status: unknown,
  alsoStatuses: readonly RunStatus[],
): LeftOutReason | null {
  if (status !== 'completed' && !alsoStatuses.some((also) => also === status))
    return status === 'failed' || status === 'stopped' ? status : 'notFinished';
  if (values.present[row] !== 1) return 'noValue';
  return Number.isFinite(values.numbers[row]) ? null : 'notFinite';
}
