import type { ParameterMap, ParameterValues } from '@assay/tuning';

/** Whoever searches: asked for points and told their losses. Asked more often than told when trials are pending. */
export interface Searcher {
  /** As it stands in the results. */
  readonly name: string;
  /** Rows of another version are void: it changes whenever what is suggested could. */
  readonly version: string;
  /** A new search that minimises, in place of the one before. */
  readonly begin: (space: ParameterMap, seed: number, plannedTrials: number) => Promise<void> | void;
  readonly ask: () => Promise<Asked> | Asked;
  readonly tell: (number: number, loss: number) => Promise<void> | void;
}

export interface Asked {
  readonly number: number;
  readonly values: ParameterValues;
}
