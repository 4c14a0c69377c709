import { experimentAreaHandlers } from './experiments/experiment-handlers.ts';
import type { SagemakerHandlers } from './handler.ts';
import { lineageHandlers } from './lineage/lineage-handlers.ts';
import { searchHandlers } from './search/search-handlers.ts';

/** A handler for every operation that is served, from a table per area. */
export const sagemakerHandlers: Partial<SagemakerHandlers> = {
  ...experimentAreaHandlers,
  ...lineageHandlers,
  ...searchHandlers,
};
