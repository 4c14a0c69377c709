import type { RunSelection } from '@assay/core';
import { withoutSpans } from '../search/without-spans.ts';
import type { OrderColumn } from './order-column.ts';

const maxLists = 4;

/** All runs that match, in order, and the columns that they are in the order of. */
export interface OrderedRuns {
  readonly order: readonly OrderColumn[];
  readonly runs: Uint32Array;
}

/** The ordered lists of the last few selections, so that going through one costs its making once. Whoever changes the data clears them. */
export class OrderedLists {
  readonly #lists = new Map<string, OrderedRuns>();

  get(selection: RunSelection): OrderedRuns | undefined {
    return this.#lists.get(keyOf(selection));
  }

  keep(selection: RunSelection, list: OrderedRuns): void {
    if (this.#lists.size >= maxLists)
      for (const oldest of this.#lists.keys()) {
        this.#lists.delete(oldest);
        break;
      }
    this.#lists.set(keyOf(selection), list);
  }

  clear(): void {
    this.#lists.clear();
  }
}

const keyOf = ({
  filter,
  sort,
  runIds,
  experimentIds,
  groupId,
  parentRunId,
  rootsOnly,
  unassigned,
  view,
}: RunSelection): string =>
  JSON.stringify(
    withoutSpans([
      filter,
      sort,
      runIds,
      experimentIds,
      groupId,
      parentRunId,
      rootsOnly ?? false,
      unassigned ?? false,
      view,
    ]),
  );
