import type { AggregatedGroup, RunRow } from '@assay/wire';

/** A row of the table of runs: a run, in the list itself or under what it belongs to, or a group of runs. */
export type RunListRow =
  | {
      readonly kind: 'run';
      readonly id: string;
      readonly run: RunRow;
      readonly depth: number;
      /** Undefined for one that has nothing to unfold. */
      readonly isOpen: boolean | undefined;
    }
  | {
      readonly kind: 'group';
      readonly id: string;
      readonly group: AggregatedGroup;
      readonly depth: number;
      readonly isOpen: boolean | undefined;
    };

/** What a list of runs consists of, before it is known what of it is unfolded. */
export type RunListItem =
  | { readonly kind: 'run'; readonly id: string; readonly run: RunRow }
  | { readonly kind: 'group'; readonly id: string; readonly group: AggregatedGroup };
