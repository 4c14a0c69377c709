import type { RunId } from '@assay/base';
import type { FilterRecord, ParameterRecord, SortKey } from '@assay/core';
import type { SearchWorld } from './search-world.ts';

/** The runs in the order of the keys, the plain way: missing values last, ties the newest first (of equal times the last inserted). */
export function expectedOrder(runs: SearchWorld['runs'], sort: readonly SortKey[]): RunId[] {
  const inserted = new Map(runs.map(({ row }, i) => [row.id, i]));
  return runs
    .toSorted((a, b) => {
      for (const key of sort) {
        const order = compare(ranked(a.record, key), ranked(b.record, key), key.direction === 'desc' ? -1 : 1);
        if (order !== 0) return order;
      }
      return b.row.createdMs - a.row.createdMs || (inserted.get(b.row.id) ?? 0) - (inserted.get(a.row.id) ?? 0);
    })
    .map(({ row }) => row.id);
}

type Ranked = readonly [rank: number, value: string | number];

function compare([rankA, a]: Ranked, [rankB, b]: Ranked, sign: 1 | -1): number {
  if (rankA !== rankB) return rankA - rankB;
  const order =
    typeof a === 'string' || typeof b === 'string'
      ? Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)))
      : a === b
        ? 0
        : a < b
          ? -1
          : 1;
  return order * sign;
}

const missing: Ranked = [3, 0];
/** Of a metric that was logged. */
const notNumber: Ranked = [2, 0];

/** Numbers before texts before metrics without a number before what is missing. */
function ranked(record: FilterRecord, { field }: SortKey): Ranked {
  const value = ((): unknown => {
    switch (field.kind) {
      case 'attribute':
        return record.attributes[field.name];
      case 'parameter':
        return parameterValue(record.parameters.get(field.key), field.booleans === 'numbers');
      case 'tag':
        return record.tags.get(field.key);
      case 'metric':
        return record.metrics.get(field.name)?.[field.statistic];
      case 'artifact':
        return undefined;
    }
  })();
  if (typeof value === 'number' && !Number.isNaN(value)) return [0, value];
  if (field.kind === 'metric' && record.metrics.has(field.name)) return notNumber;
  return typeof value === 'string' ? [1, value] : missing;
}

const parameterValue = (parameter: ParameterRecord | undefined, booleans: boolean): number | string | undefined =>
  booleans && parameter?.kind === 'boolean'
    ? Number(parameter.text === 'true')
    : (parameter?.number ?? parameter?.text);
