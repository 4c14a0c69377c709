import { messageOf } from '@assay/base';
import { useCallback, useState } from 'react';
import { api } from '../../lib/api.ts';

export interface RunDeletion {
  /** What was done last; undefined when there is nothing to say. */
  readonly outcome: DeletionOutcome | undefined;
  readonly isBusy: boolean;
  readonly remove: (runIds: readonly string[]) => Promise<void>;
  readonly restore: (runIds: readonly string[]) => Promise<void>;
  readonly dismiss: () => void;
}

export interface DeletionOutcome {
  readonly kind: 'deleted' | 'restored';
  /** Those that it was done to. */
  readonly runIds: readonly string[];
  /** Why it was not done to the others; empty when it was done to all. */
  readonly fault: string;
}

/** Deletes runs and brings them back. The table follows by way of the change feed. */
export function useRunDeletion(): RunDeletion {
  const [outcome, setOutcome] = useState<DeletionOutcome>();
  const [isBusy, setIsBusy] = useState(false);
  const change = useCallback(
    async (kind: DeletionOutcome['kind'], runIds: readonly string[], one: (runId: string) => Promise<unknown>) => {
      setIsBusy(true);
      const done: string[] = [];
      let fault = '';
      for (const runId of runIds) {
        try {
          await one(runId);
          done.push(runId);
        } catch (thrown) {
          fault = messageOf(thrown);
        }
      }
      setOutcome({ kind, runIds: done, fault });
      setIsBusy(false);
    },
    [],
  );
  return {
    outcome,
    isBusy,
    remove: useCallback(
      (runIds) => change('deleted', runIds, (runId) => api.deleteRun({ params: { runId } })),
      [change],
    ),
    restore: useCallback(
      (runIds) => change('restored', runIds, (runId) => api.restoreRun({ params: { runId } })),
      [change],
    ),
    dismiss: useCallback(() => setOutcome(undefined), []),
  };
}
