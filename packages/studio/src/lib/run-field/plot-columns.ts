import { fromWireNumber } from '@assay/base';
import type { RunValue, RunValues } from '@assay/wire';
import type { CategoryColumn, NumberColumn, ScaleKind } from '../plot/plot-column.ts';
import { fieldTitle } from './field-title.ts';

/** A column of values, as a chart takes it: numbers where all values are, else words. */
export type PlotColumn =
  | { readonly kind: 'number'; readonly column: NumberColumn }
  | { readonly kind: 'category'; readonly column: CategoryColumn };

const timeFields = new Set(['created', 'started', 'ended', 'updated']);

const isNumber = (value: RunValue): boolean => typeof value === 'number' || notFinite.has(value as string);
const notFinite: ReadonlySet<string> = new Set(['NaN', 'Infinity', '-Infinity']);

export function plotColumn({ field, values }: RunValues['columns'][number], isLog = false): PlotColumn {
  const given = values.filter((value) => value !== null);
  return given.length > 0 && given.every(isNumber)
    ? { kind: 'number', column: numberColumn({ field, values }, isLog) }
    : { kind: 'category', column: categoryColumn({ field, values }) };
}

/** Words where a number was asked for are missing. */
export function numberColumn({ field, values }: RunValues['columns'][number], isLog = false): NumberColumn {
  const scale: ScaleKind = timeFields.has(field) ? 'time' : isLog ? 'log' : 'linear';
  return { title: fieldTitle(field), values: Float64Array.from(values, numberOf), scale };
}

export const categoryColumn = ({ field, values }: RunValues['columns'][number]): CategoryColumn => ({
  title: fieldTitle(field),
  words: values.map((value) => (value === null ? null : String(value))),
});

function numberOf(value: RunValue): number {
  if (typeof value === 'number') return value;
  return value !== null && notFinite.has(value) ? fromWireNumber(value as 'NaN') : Number.NaN;
}
