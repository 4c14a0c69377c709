import { isId } from '@assay/base';
import { seriesAxes, type SeriesAxis } from '@assay/wire';
import type { SearchParameters } from './search-text.ts';

/**
 * What a page shows and how: all of it stands in the address, so that a link, a reload and the Back button bring the
 * same view. Each page uses the part that it needs; what is at its default is left out.
 */
export interface ViewState {
  /** A filter in the language of the API. */
  readonly filter?: string;
  /** Order of the rows in the language of the API, e.g. `metrics.loss.min desc`. */
  readonly sort?: string;
  /** Fields of the table's columns, e.g. `params.lr`, `metrics.accuracy.max`; the page chooses where absent. */
  readonly columns?: readonly string[];
  /** Runs whose curves are compared. */
  readonly selected?: readonly string[];
  readonly x?: SeriesAxis;
  /** The part of the x axis that is zoomed to. */
  readonly range?: XRange;
  /** Words that narrow a list on the page. */
  readonly find?: string;
}

export interface XRange {
  readonly from: number;
  readonly to: number;
}

export const maximumSelected = 50;

export function readViewState(search: SearchParameters): ViewState {
  const columns = textsIn(search['columns']);
  const selected = textsIn(search['selected'])?.filter((id) => isId(id));
  return withoutUndefined({
    filter: textIn(search['filter']),
    sort: textIn(search['sort']),
    columns,
    selected:
      selected === undefined || selected.length === 0 ? undefined : [...new Set(selected)].slice(0, maximumSelected),
    x: oneOf(seriesAxes, search['x']),
    range: rangeIn(search['range']),
    find: textIn(search['find']),
  });
}

export const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const oneOf = <T extends string>(choices: readonly T[], value: unknown): T | undefined =>
  choices.find((choice) => choice === value);

function textsIn(value: unknown): readonly string[] | undefined {
  const texts = (Array.isArray(value) ? value : [value]).filter((each): each is string => textIn(each) !== undefined);
  return texts.length === 0 ? undefined : texts;
}

/** A zoom, as text `10..250` in the address or as the object that a page hands over. */
function rangeIn(value: unknown): XRange | undefined {
  if (typeof value === 'object' && value !== null && 'from' in value && 'to' in value) {
    return rangeOf(Number(value.from), Number(value.to));
  }
  const parts = typeof value === 'string' ? value.split('..') : [];
  return parts.length === 2 && parts.every((part) => part !== '')
    ? rangeOf(Number(parts[0]), Number(parts[1]))
    : undefined;
}

const rangeOf = (from: number, to: number): XRange | undefined =>
  Number.isFinite(from) && Number.isFinite(to) && from < to ? { from, to } : undefined;

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

export function withoutUndefined<T extends object>(record: T): Defined<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Defined<T>;
}
