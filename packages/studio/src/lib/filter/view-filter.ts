import type { Brush, ViewState } from '../view-state/view-state.ts';

/** What narrows the rows: the filter and what was marked on charts, as one filter; undefined where there is neither. */
export function viewFilter({ filter, brush = {} }: Pick<ViewState, 'filter' | 'brush'>): string | undefined {
  return joinFilters(filter, ...Object.entries(brush).map(([field, each]) => brushFilter(field, each)));
}

/** Rows that fit all of the filters. */
export function joinFilters(...filters: readonly (string | undefined)[]): string | undefined {
  const given = filters.filter((each): each is string => each !== undefined && each.trim() !== '');
  return given.length === 0
    ? undefined
    : given.length === 1
      ? given[0]
      : given.map((each) => `(${each})`).join(' and ');
}

export const brushFilter = (field: string, brush: Brush): string =>
  'length' in brush
    ? `${field} >= ${brush[0]} and ${field} <= ${brush[1]}`
    : `${field} in (${brush.values.map(quoteText).join(', ')})`;

/** A text as it stands in a filter. */
export const quoteText = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '""').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')}"`;
