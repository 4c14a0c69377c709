import { invalidInput } from '@assay/base';
import type { ForestColumn } from '../forest/forest-columns.ts';
import { checkImportanceData } from './importance-data.ts';
import type { ImportanceColumn, ImportanceData } from './importance-data.ts';

/**
 * In which measure a forest weighs a parameter's values: `searched` takes logarithmic parameters by their logarithm, as they are searched, and `plain`
 * by their value, as Optuna does.
 */
export type ImportanceMeasure = 'searched' | 'plain';

/** Columns and centred losses for a forest. */
export interface ForestInput {
  readonly columns: readonly ForestColumn[];
  readonly targets: Float64Array;
}

/**
 * Losses must be finite here. Where a trial does not have a parameter, the median of the trials that have it stands in (of choices the most frequent):
 * an absent parameter then tells nothing of its own.
 */
export function forestInput(data: ImportanceData, measure: ImportanceMeasure): ForestInput {
  checkImportanceData(data);
  const { parameters, losses } = data;
  let mean = 0;
  for (let row = 0; row < losses.length; row++) {
    const loss = losses[row] as number;
    if (!Number.isFinite(loss)) throw invalidInput(`losses[${row}]`, `expected a finite number, got ${loss}`);
    mean += (loss - mean) / (row + 1);
  }
  return {
    columns: parameters.map((column) => forestColumn(column, measure)),
    targets: Float64Array.from(losses, (loss) => loss - mean),
  };
}

function forestColumn({ domain, values }: ImportanceColumn, measure: ImportanceMeasure): ForestColumn {
  const isChoice = domain.kind === 'categorical';
  const isLog = domain.kind !== 'categorical' && domain.log === true && measure === 'searched';
  const coordinate = isLog ? Math.log : (value: number): number => value;
  const own = new Float64Array(values.length);
  let absent = 0;
  for (let row = 0; row < own.length; row++) {
    const value = values[row] as number;
    own[row] = coordinate(value);
    if (Number.isNaN(value)) absent++;
  }
  if (absent > 0) {
    // NaN sorts last.
    const present = Float64Array.from(values)
      .sort()
      .subarray(0, own.length - absent);
    const standIn = isChoice ? mostFrequent(present) : (present[present.length >> 1] ?? domain.low);
    for (let row = 0; row < own.length; row++) if (Number.isNaN(own[row])) own[row] = coordinate(standIn);
  }
  return {
    kind: isChoice ? 'choice' : 'number',
    values: own,
    low: isChoice ? 0 : coordinate(domain.low),
    high: isChoice ? domain.choices : coordinate(domain.high),
  };
}

function mostFrequent(sorted: Float64Array): number {
  const counts = new Map<number, number>();
  for (const value of sorted) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0] ?? 0;
}
