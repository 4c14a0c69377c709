import type { ExperimentAnswer } from '../answers/experiment.ts';
import type { Command } from './command.ts';
import type { RunGroupId, RunId } from '@assay/base';
import { answerExperiment } from '../answers/answer-experiments.ts';
import type { CommandContext } from '../context.ts';
import type { ExperimentRow } from '../entities/experiment.ts';
import type { RunRow } from '../entities/run.ts';
import type { Transaction } from '../ports/transaction.ts';
import { copyRun } from '../steps/copy-run.ts';
import { sagemakerNameOf } from '../steps/face-names.ts';
import { loadActiveExperiment } from '../steps/load.ts';
import { makeExperiment } from '../steps/make-experiment.ts';
import { defaultGroupPrefix, ensureDefaultGroup, makeRunGroup } from '../steps/make-run-group.ts';
import { tagsByEntity } from '../answers/tags-by-entity.ts';

export interface CloneExperimentInput {
  readonly experimentId: string;
  readonly name: string;
  /** True by default. */
  readonly includeRuns?: boolean;
}

/** The set-up of an experiment under another name: never results. */
export const cloneExperiment: Command<CloneExperimentInput, ExperimentAnswer> = async (tx, input, context) => {
  const original = await loadActiveExperiment(tx, input.experimentId);
  const { description, folder } = original;
  const tags = (await tagsByEntity(tx, 'experiment', [original.id])).get(original.id) ?? {};
  const clone = await makeExperiment(tx, context, { name: input.name, description, folder, tags });
  for (const row of await tx.find('metricMetadata', { experimentId: original.id }))
    await tx.insert('metricMetadata', { ...row, experimentId: clone.id });
  if (input.includeRuns !== false) {
    const groups = await copyGroups(tx, context, original, clone);
    await copyRuns(tx, context, original, clone, groups);
  }
  return answerExperiment(tx, clone);
};

type Copies<Id> = ReadonlyMap<Id, Id>;

async function copyGroups(
  tx: Transaction,
  context: CommandContext,
  original: ExperimentRow,
  clone: ExperimentRow,
): Promise<Copies<RunGroupId>> {
  const copies = new Map<RunGroupId, RunGroupId>();
  const defaultName = defaultGroupPrefix + ((await sagemakerNameOf(tx, 'experiment', original.id)) ?? '');
  const groups = await tx.find('runGroup', { experimentId: original.id, deletedMs: null });
  const tags = await tagsByEntity(
    tx,
    'group',
    groups.map((group) => group.id),
  );
  for (const { id, name, description } of groups) {
    const copy =
      name === defaultName
        ? await ensureDefaultGroup(tx, context, clone)
        : (await makeRunGroup(tx, context, clone, { name, description, tags: tags.get(id) ?? {} })).id;
    copies.set(id, copy);
  }
  return copies;
}

/** Oldest first, so that a parent is copied before its children, as a rule; the others get theirs afterwards. */
async function copyRuns(
  tx: Transaction,
  context: CommandContext,
  original: ExperimentRow,
  clone: ExperimentRow,
  groups: Copies<RunGroupId>,
): Promise<void> {
  const copies = new Map<RunId, RunId>();
  const orphans: RunRow[] = [];
  const runs = await tx.find('run', { experimentId: original.id, deletedMs: null }, { orderBy: ['createdMs', 'id'] });
  const originals = new Set(runs.map((run) => run.id));
  for (const run of runs) {
    const members = await tx.find('runGroupMember', { runId: run.id });
    const groupIds = members.map(({ groupId }) => groups.get(groupId)).filter((groupId) => groupId !== undefined);
    const parentRunId = (run.parentRunId && copies.get(run.parentRunId)) ?? null;
    if (run.parentRunId !== null && parentRunId === null && originals.has(run.parentRunId)) orphans.push(run);
    const copy = await copyRun(tx, context, run, { name: run.name, experiment: clone, groupIds, parentRunId });
    copies.set(run.id, copy.id);
  }
  for (const run of orphans) {
    const [id, parentRunId] = [copies.get(run.id), copies.get(run.parentRunId ?? run.id)];
    if (id !== undefined && parentRunId !== undefined) await tx.update('run', { id }, { parentRunId });
  }
}
