import type { StudyStopReason } from '../../entities/study.ts';
import { endReason } from '../../policy/studies/end-reason.ts';
import type { StudyChange } from './study-change.ts';
import { definitionOf, limitsOf, numbersOf } from './trial-codec.ts';

export const hasEnded = (state: string): boolean => state === 'finished' || state === 'stopped';

/** The reason by which the study's limits end it now, as it stands in the change. */
export async function reasonNow(change: StudyChange): Promise<StudyStopReason | undefined> {
  const { row: study, tx, context } = change;
  const best =
    study.bestNumber === null ? undefined : await tx.get('trial', { studyId: study.id, number: study.bestNumber });
  return endReason({
    study,
    limits: limitsOf(study),
    objective: definitionOf(study).objectives[0],
    bestValue: numbersOf(best?.objectives ?? null)?.[0],
    now: context.now,
  });
}

export function endStudyFor(change: StudyChange, reason: StudyStopReason): void {
  change.set({
    state: reason === 'asked' ? 'stopped' : 'finished',
    stopReason: reason,
    endedMs: change.context.now,
  });
}

/** Ends a study that runs and has reached one of its limits. */
export async function endIfReached(change: StudyChange): Promise<void> {
  if (hasEnded(change.row.state)) return;
  const reason = await reasonNow(change);
  if (reason !== undefined) endStudyFor(change, reason);
}
