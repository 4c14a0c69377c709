import { artifactHandlers } from './artifacts/artifact-handlers.ts';
import { experimentHandlers } from './experiments/experiment-handlers.ts';
import type { MlflowHandlers } from './handler.ts';
import { modelHandlers } from './registry/model-handlers.ts';
import { versionHandlers } from './registry/version-handlers.ts';
import { loggedModelHandlers } from './models/logged-model-handlers.ts';
import { inputHandlers } from './runs/input-handlers.ts';
import { logHandlers } from './runs/log-handlers.ts';
import { runHandlers } from './runs/run-handlers.ts';
import { historyHandlers } from './search/history-handlers.ts';
import { searchHandlers } from './search/search-handlers.ts';

/** A handler for every operation that is served, from a table per area; a missing one does not compile. */
export const mlflowHandlers: MlflowHandlers = {
  ...artifactHandlers,
  ...experimentHandlers,
  ...runHandlers,
  ...logHandlers,
  ...inputHandlers,
  ...loggedModelHandlers,
  ...modelHandlers,
  ...versionHandlers,
  ...searchHandlers,
  ...historyHandlers,
};
