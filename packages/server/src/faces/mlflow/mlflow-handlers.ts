import { experimentHandlers } from './experiments/experiment-handlers.ts';
import type { MlflowHandlers } from './handler.ts';

/** A handler for every operation that is served, from a table per area; a missing one does not compile. */
export const mlflowHandlers: Partial<MlflowHandlers> = {
  ...experimentHandlers,
};
