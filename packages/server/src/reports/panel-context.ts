import { AssayError } from '@assay/base';
import type { CallOptions, QueryInput, QueryName, QueryOutput, Store } from '@assay/core';

/** What panels that name no runs of their own speak of. */
export interface ReportOwner {
  readonly experimentId: string | null;
  readonly studyId: string | null;
}

/** Who asks, of which store, for which report. */
export interface PanelContext {
  readonly store: Store;
  readonly options: CallOptions;
  readonly owner: ReportOwner;
}

export const ask = <Q extends QueryName>(
  { store, options }: PanelContext,
  query: Q,
  input: QueryInput<Q>,
): Promise<QueryOutput<Q>> => store.query(query, input, options);

/** A panel that cannot be made for a reason that its reader can do something about. */
export const cannot = (message: string): AssayError => new AssayError('InvalidInput', message);
