import type { SagemakerHandlers } from './handler.ts';

/** A handler for every operation that is served, from a table per area. */
export const sagemakerHandlers: Partial<SagemakerHandlers> = {};
