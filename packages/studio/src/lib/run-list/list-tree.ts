/** A long list of which parts are at hand, in pages; rows of it can be unfolded to lists of their own. */
export interface ListNode<T> {
  readonly id: string;
  readonly total: number;
  readonly pageLength: number;
  readonly pages: ReadonlyMap<number, readonly T[]>;
  /** Unfolded rows, by their place in this list, in order. */
  readonly open: readonly { readonly index: number; readonly list: ListNode<T> }[];
}

/** Where a row of the whole stands: in which list, at which place, how deep. */
export interface ListPlace<T> {
  readonly list: ListNode<T>;
  readonly index: number;
  readonly depth: number;
}

/** Rows of a list with all that is unfolded in it. */
export const lengthOf = <T>(list: ListNode<T>): number =>
  list.open.reduce((sum, { list: inner }) => sum + lengthOf(inner), list.total);

/** The row at a place, counted from 0 over all that is unfolded. */
export function placeAt<T>(list: ListNode<T>, at: number, depth = 0): ListPlace<T> {
  let before = 0;
  for (const { index, list: inner } of list.open) {
    const row = index + before;
    if (at <= row) break;
    const length = lengthOf(inner);
    if (at <= row + length) return placeAt(inner, at - row - 1, depth + 1);
    before += length;
  }
  return { list, index: at - before, depth };
}

export const itemAt = <T>({ list, index }: ListPlace<T>): T | undefined =>
  list.pages.get(Math.floor(index / list.pageLength))?.[index % list.pageLength];

/** Where the first row that `isIt` is, among those at hand; undefined where there is none. */
export function findPlace<T>(list: ListNode<T>, isIt: (item: T) => boolean): number | undefined {
  const own: { at: number; index: number }[] = [];
  for (const [page, items] of list.pages) {
    const i = items.findIndex(isIt);
    if (i >= 0) own.push({ at: 0, index: page * list.pageLength + i });
  }
  own.sort((a, b) => a.index - b.index);
  let before = 0;
  for (const { index, list: inner } of list.open) {
    const [mine] = own;
    if (mine !== undefined && mine.index <= index) return mine.index + before;
    const found = findPlace(inner, isIt);
    if (found !== undefined) return index + before + 1 + found;
    before += lengthOf(inner);
  }
  const [mine] = own;
  return mine === undefined ? undefined : mine.index + before;
}

/** Which pages hold the rows from `first` to `last`: each list with the numbers of its pages. */
export function pagesFor<T>(list: ListNode<T>, first: number, last: number): ReadonlyMap<string, ReadonlySet<number>> {
  const needed = new Map<string, Set<number>>();
  const end = Math.min(last, lengthOf(list) - 1);
  for (let at = Math.max(0, first); at <= end; at++) {
    const place = placeAt(list, at);
    const pages = needed.get(place.list.id) ?? new Set();
    pages.add(Math.floor(place.index / place.list.pageLength));
    needed.set(place.list.id, pages);
  }
  return needed;
}
