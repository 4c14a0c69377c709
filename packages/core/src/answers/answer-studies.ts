import type { ExperimentId } from '@assay/base';
import { paretoTrials } from '../columns/pareto-trials.ts';
import type { RunGroupRow } from '../entities/run.ts';
import type { StudyRow } from '../entities/study.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import { answerTrial, definitionOf, limitsOf, parentsOf } from '../steps/studies/trial-codec.ts';
import { experimentNames } from './answer-experiments.ts';
import type { StudyAnswer } from './study.ts';
import { tagsByEntity } from './tags-by-entity.ts';

export async function answerStudies(tx: ReadTransaction, rows: readonly StudyRow[]): Promise<StudyAnswer[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const groups = new Map((await tx.find('runGroup', { id: ids })).map((group) => [group.id, group]));
  const tags = await tagsByEntity(tx, 'group', ids);
  const names = await experimentNames(
    tx,
    rows.map(({ experimentId }) => experimentId),
  );
  const answers: StudyAnswer[] = [];
  for (const row of rows) {
    const group = groups.get(row.id);
    if (group !== undefined) answers.push(await answerOf(tx, row, group, tags.get(row.id) ?? {}, names));
  }
  return answers;
}

/** With the Pareto front, where there are several objectives. */
export async function answerStudy(tx: ReadTransaction, row: StudyRow): Promise<StudyAnswer> {
  const [answer] = await answerStudies(tx, [row]);
  if (answer === undefined) throw new Error(`study ${row.id} has no run group`);
  if (answer.objectives.length === 1) return answer;
  const complete = { studyId: row.id, state: 'complete' } as const;
  const outcomes = await tx.findColumns('trial', ['number', 'objectives', 'constraints'], complete);
  const front = await tx.find('trial', { studyId: row.id, number: paretoTrials(outcomes, answer.objectives) });
  return { ...answer, front: front.map(answerTrial) };
}

async function answerOf(
  tx: ReadTransaction,
  row: StudyRow,
  group: RunGroupRow,
  tags: Record<string, string>,
  names: ReadonlyMap<ExperimentId, string>,
): Promise<StudyAnswer> {
  const { space, constraints = [], objectives, sampler, pruner, seed } = definitionOf(row);
  const best = row.bestNumber === null ? undefined : await tx.get('trial', { studyId: row.id, number: row.bestNumber });
  return {
    id: row.id,
    experimentId: row.experimentId,
    experimentName: names.get(row.experimentId) ?? '',
    name: group.name,
    description: group.description,
    tags,
    space,
    constraints,
    objectives,
    sampler: sampler ?? { kind: 'auto' },
    pruner: pruner ?? { kind: 'none' },
    seed,
    limits: limitsOf(row),
    leaseMs: row.leaseMs,
    maxRetries: row.maxRetries,
    parents: parentsOf(row),
    state: row.state,
    stopReason: row.stopReason,
    trialCounts: {
      waiting: row.waitingCount,
      running: row.runningCount,
      complete: row.completeCount,
      pruned: row.prunedCount,
      failed: row.failedCount,
    },
    best: best === undefined ? null : answerTrial(best),
    createdMs: row.createdMs,
    updatedMs: row.updatedMs,
    startedMs: row.startedMs,
    endedMs: row.endedMs,
    deletedMs: group.deletedMs,
  };
}
