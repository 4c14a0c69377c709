import type { Session } from '../session.ts';
import { patiently } from './patiently.ts';
import type { StudyFacts } from './study-place.ts';

/**
 * Gives a trial back that was left in mid-course, for whoever asks next. Where the server cannot be told, its lease runs out instead.
 */
export async function giveBack(session: Session, { id: studyId }: StudyFacts, number: number): Promise<void> {
  const params = { studyId, number };
  const body = { state: 'failed', failure: 'It was interrupted.', runAgain: true } as const;
  await patiently(
    session,
    (options) => session.client.tellTrial({ params, body, ...options }),
    AbortSignal.timeout(session.finishTimeoutMs),
  ).catch(() => undefined);
}
