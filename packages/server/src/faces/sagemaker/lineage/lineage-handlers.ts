import { handlersOf } from '../handler.ts';
import { actionHandlers } from './actions.ts';
import { artifactHandlers } from './artifacts.ts';
import { associationHandlers } from './associations.ts';
import { contextHandlers } from './contexts.ts';
import { lineageGroupHandlers } from './lineage-groups.ts';
import { queryLineage } from './query-lineage.ts';

/** Artifacts, actions, contexts, and the edges between them and the runs. */
export const lineageHandlers = handlersOf({
  ...associationHandlers,
  QueryLineage: queryLineage,
  ...artifactHandlers,
  ...actionHandlers,
  ...contextHandlers,
  ...lineageGroupHandlers,
});
