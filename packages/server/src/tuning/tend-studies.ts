import type { ProjectId } from '@assay/base';
import type { CallOptions, Store } from '@assay/core';
import type { StudyKeeper } from './study-keeper.ts';

const options: CallOptions = { projectId: 1 as ProjectId, actor: { name: 'tuner' } };

export const tendEveryMs = 5000;

/** Gives up trials whose worker was not heard of, and ends studies whose time is over or that have converged. */
export async function tendStudies(store: Store, keeper: StudyKeeper, signal: AbortSignal): Promise<void> {
  for (const { studyId, isDue } of await store.query('studiesToTend', {}, options)) {
    if (signal.aborted) return;
    const hasConverged = await keeper.hasConverged(studyId);
    if (!isDue && !hasConverged) continue;
    const answer = await store.execute(
      'tendStudy',
      { studyId, ...(hasConverged && { endFor: 'converged' as const }) },
      options,
    );
    await keeper.note(studyId, answer);
  }
}
