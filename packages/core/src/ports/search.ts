import type { ExperimentId, RunGroupId, RunId } from '@assay/base';
import type { CheckedFilter } from '../filter/index.ts';
import type { SortKey } from '../filter/index.ts';

export type DeletionView = 'active' | 'deleted' | 'all';

/** Which runs, and in what order. */
export interface RunSelection {
  readonly filter?: CheckedFilter;
  /** Ties are broken by creation, newest first. Runs without a value come last, in either direction. */
  readonly sort: readonly SortKey[];
  /** None but these. */
  readonly runIds?: readonly RunId[];
  readonly experimentIds?: readonly ExperimentId[];
  readonly groupId?: RunGroupId;
  readonly parentRunId?: RunId;
  /** Only runs without a parent. */
  readonly rootsOnly?: boolean;
  readonly unassigned?: boolean;
  readonly view: DeletionView;
}

export interface RunSearch extends RunSelection {
  /** The filter as it was asked: what cursors are bound to. A relative time in it stays the same words while `filter` moves on. */
  readonly asked?: string;
  readonly limit: number;
  /** How many runs to leave out at the front; not together with a cursor. */
  readonly offset?: number;
  /** From the page before of the same search; InvalidInput when it is not, or is damaged. */
  readonly cursor?: string;
  readonly countTotal?: boolean;
}

/** Of experiments, run groups, registered models or their versions; the latter two have no other `view` than `all`. */
export interface EntitySearch {
  readonly filter?: CheckedFilter;
  /** The filter as it was asked: what cursors are bound to. A relative time in it stays the same words while `filter` moves on. */
  readonly asked?: string;
  readonly sort: readonly SortKey[];
  readonly view: DeletionView;
  readonly limit: number;
  readonly cursor?: string;
  readonly countTotal?: boolean;
}

/** Of logged models that are not deleted. Filters may ask the lists `parameters` and `metrics`. */
export interface LoggedModelSearch {
  readonly experimentIds: readonly ExperimentId[];
  readonly filter?: CheckedFilter;
  /** Then the newest first. What is missing comes last, in either direction. */
  readonly order: readonly LoggedModelOrder[];
  readonly limit: number;
  readonly cursor?: string;
}

export interface LoggedModelOrder {
  readonly by:
    | 'mlflow_id'
    | 'name'
    | 'type'
    | 'status'
    | 'source_run'
    | 'created'
    | 'updated'
    | { readonly metric: string; readonly datasetName?: string; readonly datasetDigest?: string };
  readonly direction: 'asc' | 'desc';
}

/** Where names that users chose are in use: by what is not deleted. */
export type UsedNames = 'parameters' | 'metrics' | 'runTags' | 'groupTags' | 'experimentTags';

export interface SearchPage<Id> {
  readonly ids: readonly Id[];
  readonly nextCursor: string | null;
  readonly total?: number;
}
