import { AssayError } from '@assay/base';
import type { StudyAnswer } from '../../answers/study.ts';
import type { StudyStopReason } from '../../entities/study.ts';
import type { GivenLimits } from '../../steps/studies/ready-definition.ts';
import type { Command } from '../command.ts';
import { answerStudy } from '../../answers/answer-studies.ts';
import { readSpace } from '../../policy/studies/read-space.ts';
import { recordChange } from '../../steps/record.ts';
import { endIfReached, endStudyFor, hasEnded, reasonNow } from '../../steps/studies/end-study.ts';
import { loadActiveStudy } from '../../steps/studies/load-study.ts';
import { mergedLimits, otherSpace } from '../../steps/studies/ready-definition.ts';
import { StudyChange } from '../../steps/studies/study-change.ts';
import { definitionOf, limitsOf } from '../../steps/studies/trial-codec.ts';
import { updateRunGroup } from '../update-run-group.ts';

export interface UpdateStudyInput {
  readonly studyId: string;
  readonly name?: string;
  readonly description?: string;
  readonly limits?: GivenLimits;
  readonly leaseMs?: number;
  readonly maxRetries?: number;
  readonly state?: 'running' | 'paused' | 'stopped';
  readonly space?: Readonly<Record<string, unknown>>;
}

/** A study that a limit ended goes on by itself when that limit is extended. */
export const updateStudy: Command<UpdateStudyInput, StudyAnswer> = async (tx, input, context) => {
  const { study, group } = await loadActiveStudy(tx, input.studyId);
  const { name, description, limits, leaseMs, maxRetries, state, space } = input;
  const definition = definitionOf(study);
  if (space !== undefined && JSON.stringify(readSpace(space)) !== JSON.stringify(definition.space))
    throw otherSpace(group.name, 'space');
  if (name !== undefined || description !== undefined)
    await updateRunGroup(
      tx,
      { groupId: study.id, ...(name !== undefined && { name }), ...(description !== undefined && { description }) },
      context,
    );
  const change = new StudyChange(tx, context, study);
  if (limits !== undefined)
    change.set({ limits: JSON.stringify(mergedLimits(limitsOf(study), limits, definition.objectives)) });
  if (leaseMs !== undefined) change.set({ leaseMs });
  if (maxRetries !== undefined) change.set({ maxRetries });
  if (state === 'stopped' && !hasEnded(change.row.state)) endStudyFor(change, 'asked');
  else if (state === 'paused') pause(change);
  else if (state === 'running' || limits !== undefined) await goOn(change, state === 'running');
  const row = await change.save();
  if (row !== study)
    await recordChange(tx, 'study.updated', study.id, study.experimentId, { fields: Object.keys(input).slice(1) });
  return answerStudy(tx, row);
};

function pause(change: StudyChange): void {
  const { state, stopReason } = change.row;
  if (hasEnded(state))
    throw new AssayError(
      'Conflict',
      `The study has ended (${stopReason}): there is nothing to pause. Resume it first.`,
    );
  change.set({ state: 'paused' });
}

/** What to change so that a study goes on that this limit ended. */
const limitOf: Readonly<Partial<Record<StudyStopReason, string>>> = {
  maxTrials: 'limits.maxTrials',
  maxRuntime: 'limits.maxRuntimeMs',
  target: 'limits.targetValue',
  noImprovement: 'limits.maxTrialsWithoutImprovement',
};

async function goOn(change: StudyChange, isAsked: boolean): Promise<void> {
  const { state, stopReason } = change.row;
  const byLimit = stopReason !== null && limitOf[stopReason] !== undefined;
  if (!hasEnded(state)) {
    if (isAsked) change.set({ state: 'running' });
    return endIfReached(change);
  }
  if (!isAsked && !byLimit) return;
  const reason = await reasonNow(change);
  if (reason === undefined) change.set({ state: 'running', stopReason: null, endedMs: null });
  else if (isAsked)
    throw new AssayError(
      'Conflict',
      `The study has reached ${limitOf[reason] ?? reason} and cannot go on. Extend it in the same call.`,
      { path: limitOf[reason] ?? 'limits', reason },
    );
}
