import type { ChangePage } from '../answers/change.ts';
import type { Query } from './query.ts';
import { parseId } from '@assay/base';
import type { ExperimentId, RunId } from '@assay/base';
import type { ChangeKind } from '../entities/change.ts';

export interface FollowChangesInput {
  /** Absent: from now on. */
  readonly since?: number;
  readonly experimentId?: string;
  readonly runId?: string;
  readonly limit?: number;
}

export const followChanges: Query<FollowChangesInput, ChangePage> = async (tx, input) => {
  const { since = Number.MAX_SAFE_INTEGER, limit = 1000, experimentId, runId } = input;
  const { changes, reset, latest } = await tx.changesAfter(since, limit, {
    ...(experimentId !== undefined && { experimentId: parseId<ExperimentId>(experimentId, 'experimentId') }),
    ...(runId !== undefined && { entityId: parseId<RunId>(runId, 'runId') }),
  });
  // A page that is not full has seen everything up to the newest change, about whatever that was.
  const cursor = changes.length < limit ? latest : (changes.at(-1)?.cursor ?? latest);
  return {
    changes: changes.map(({ projectId: _, kind, data, ...row }) => ({
      ...row,
      kind: kind as ChangeKind,
      data: JSON.parse(data),
    })),
    cursor,
    reset: reset && input.since !== undefined,
  };
};
