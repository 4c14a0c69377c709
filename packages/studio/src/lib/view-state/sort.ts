/** The order of a table by one column; the text is the API's, e.g. `metrics.loss.min desc`. */
export interface Sort {
  readonly columnId: string;
  readonly isDescending: boolean;
}

export function readSort(text: string | undefined): Sort | undefined {
  if (text === undefined) return undefined;
  const match = /^(.*?)(?:\s+(asc|desc))?$/is.exec(text.trim());
  const columnId = match?.[1] ?? '';
  return columnId === '' ? undefined : { columnId, isDescending: match?.[2]?.toLowerCase() === 'desc' };
}

export const printSort = (sort: Sort | undefined): string | undefined =>
  sort === undefined ? undefined : sort.isDescending ? `${sort.columnId} desc` : sort.columnId;

/** What using the header of a column leads to: ascending, then descending, then the order of the server. */
export function nextSort(sort: Sort | undefined, columnId: string): Sort | undefined {
  if (sort?.columnId !== columnId) return { columnId, isDescending: false };
  return sort.isDescending ? undefined : { columnId, isDescending: true };
}
