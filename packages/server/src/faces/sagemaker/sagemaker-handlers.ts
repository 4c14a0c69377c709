import { experimentAreaHandlers } from './experiments/experiment-handlers.ts';
import type { SagemakerHandlers } from './handler.ts';
import { lineageHandlers } from './lineage/lineage-handlers.ts';
import { searchHandlers } from './search/search-handlers.ts';

/** A handler for every operation that is served, from a table per area; a missing one does not compile. */
export const sagemakerHandlers: SagemakerHandlers = {
  ...experimentAreaHandlers,
  ...lineageHandlers,
  ...searchHandlers,
};
