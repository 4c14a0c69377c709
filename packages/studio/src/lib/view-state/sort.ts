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

/** What using the header of a column leads to: the one order, then the other, then that of the server. */
export function nextSort(sort: Sort | undefined, columnId: string, isDescendingFirst = false): Sort | undefined {
  if (sort?.columnId !== columnId) return { columnId, isDescending: isDescendingFirst };
  return sort.isDescending === isDescendingFirst ? { columnId, isDescending: !isDescendingFirst } : undefined;
}
