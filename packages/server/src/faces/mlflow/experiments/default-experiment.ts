import type { Store } from '@assay/core';
import { defaultProject } from '../../native/call-options.ts';

/**
 * Makes MLflow's experiment `0`, `Default`, before the first request to this face is answered: who never uses the face does not
 * see it. Where it cannot be made (a full disk), reading goes on without.
 */
export function defaultExperiment(store: Store): (isQuery: boolean) => Promise<void> {
  let making: Promise<unknown> | undefined;
  return async (isQuery) => {
    making ??= store.execute('openMlflowDefault', {}, { projectId: defaultProject, actor: { name: 'mlflow' } });
    try {
      await making;
    } catch (thrown) {
      making = undefined;
      if (!isQuery) throw thrown;
    }
  };
}
