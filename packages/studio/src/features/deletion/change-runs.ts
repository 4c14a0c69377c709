import { messageOf } from '@assay/base';
import type { RunChange } from '@assay/wire';
import { api } from '../../lib/api.ts';
import { countOf } from '../../lib/format/format-number.ts';
import { showToast } from '../../lib/toast.ts';

/**
 * Changes many runs and says how it went: `done` is what is said of those that were changed, e.g. `3 runs deleted`. Answers the runs that
 * were changed. The table follows by way of the change feed.
 */
export async function changeRuns(
  runIds: readonly string[],
  change: RunChange,
  done: string,
  undo?: (runIds: readonly string[]) => void,
): Promise<readonly string[]> {
  try {
    const answer = await api.changeRuns({ body: { runIds: [...runIds], change } });
    const [failed] = answer.failed;
    const fault = failed === undefined ? '' : ` ${countOf(answer.failed.length, 'run')} not: ${failed.message}`;
    showToast({
      text: `${countOf(answer.done.length, 'run')} ${done}.${fault}`,
      ...(undo !== undefined && answer.done.length > 0 && { action: { label: 'Undo', act: () => undo(answer.done) } }),
      ...(failed !== undefined && { isFault: true }),
    });
    return answer.done;
  } catch (thrown) {
    showToast({ text: messageOf(thrown), isFault: true });
    return [];
  }
}

/** Deletes runs; a toast takes it back, and they can be restored for 30 days all the same. */
export const deleteRuns = (runIds: readonly string[]): Promise<readonly string[]> =>
  changeRuns(runIds, { kind: 'delete' }, 'deleted', (done) => void changeRuns(done, { kind: 'restore' }, 'restored'));
