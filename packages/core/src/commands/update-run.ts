import type { RunAnswer, RunAnswerBounds } from '../answers/run.ts';
import type { RunStatus } from '../entities/run.ts';
import type { Command } from './command.ts';
import { invalidInput } from '@assay/base';
import type { EpochMs, RunId } from '@assay/base';
import { answerRun } from '../answers/answer-runs.ts';
import type { CommandContext } from '../context.ts';
import type { RunRow } from '../entities/run.ts';
import { checkName } from '../policy/check-name.ts';
import { checkText } from '../policy/check-text.ts';
import { checkVersion } from '../policy/check-version.ts';
import { jsonText } from '../policy/json-text.ts';
import { changeProgress } from '../policy/run-status.ts';
import type { ReadTransaction, Transaction } from '../ports/transaction.ts';
import { changedFields } from '../steps/changed-fields.ts';
import { changeHome } from '../steps/change-home.ts';
import { changeNativeName } from '../steps/face-names.ts';
import { loadActiveExperiment, loadActiveRun } from '../steps/load.ts';
import { ensureDefaultGroup } from '../steps/make-run-group.ts';
import { addMember, placeOf } from '../steps/make-run.ts';
import { followNativeRun } from '../steps/mlflow/follow-native-run.ts';
import { recordPause } from '../steps/record-pause.ts';
import { recordRunChange } from '../steps/record.ts';

export interface UpdateRunInput extends RunAnswerBounds {
  readonly runId: string;
  readonly expectedVersion?: number;
  readonly name?: string;
  readonly description?: string;
  /** null takes the run out of its experiment; another id moves it. */
  readonly experimentId?: string | null;
  readonly parentRunId?: string | null;
  readonly status?: RunStatus;
  readonly statusMessage?: string;
  readonly startedMs?: number;
  readonly endedMs?: number;
  /** When a run that had ended was taken up again; left out: now. */
  readonly resumedMs?: number;
  readonly environment?: unknown;
}

export const updateRun: Command<UpdateRunInput, RunAnswer> = async (tx, input, context) => {
  const before = await loadActiveRun(tx, input.runId);
  let row = before;
  checkVersion(`Run "${row.name}"`, row.version, input.expectedVersion);
  const change = changedFields<RunRow>(row, await ownFields(tx, context, row, input));
  if (input.name !== undefined) checkName('name', input.name, context.limits);
  if (input.experimentId !== undefined && input.experimentId !== row.experimentId)
    row = await move(tx, context, row, input.experimentId, input.name ?? row.name);
  else if (input.name !== undefined && input.name !== row.name) row = await rename(tx, context, row, input.name);
  if (change !== undefined) {
    const now = { updatedMs: context.now, version: row.version + 1 };
    await tx.update('run', { id: row.id }, { ...change, ...now });
    row = { ...row, ...change, ...now };
    await recordPause(tx, before, row, (input.resumedMs as EpochMs | undefined) ?? context.now);
    const fields = Object.keys(change);
    await recordRunChange(tx, 'run.updated', row, { fields, ...(change.status && { status: change.status }) });
  }
  await followNativeRun(tx, before, row);
  return answerRun(tx, row, input);
};

/** Everything but name and experiment, checked. */
async function ownFields(
  tx: Transaction,
  { limits, now }: CommandContext,
  row: RunRow,
  input: UpdateRunInput,
): Promise<Partial<RunRow>> {
  const { description, statusMessage, environment, parentRunId } = input;
  if (description !== undefined) checkText('description', description, limits, 'descriptionLength');
  if (statusMessage !== undefined) checkText('statusMessage', statusMessage, limits, 'descriptionLength');
  if (typeof parentRunId === 'string') await checkParent(tx, row.id, parentRunId);
  return {
    ...changeProgress(row, input, now),
    ...(description !== undefined && { description }),
    ...(environment !== undefined && {
      environment: jsonText('environment', environment, limits, 'environmentBytes'),
    }),
    ...(parentRunId !== undefined && { parentRunId: parentRunId as RunId | null }),
  };
}

const maxDepth = 100;

/** A parent must be there, and neither the run itself nor below it. */
async function checkParent(tx: ReadTransaction, runId: RunId, parentRunId: string): Promise<void> {
  let ancestor: RunRow | undefined = await loadActiveRun(tx, parentRunId);
  for (let depth = 1; ancestor !== undefined; depth++) {
    if (ancestor.id === runId)
      throw invalidInput(
        'parentRunId',
        'a run cannot be below itself. Choose a run that is not one of its descendants.',
      );
    if (depth > maxDepth) throw invalidInput('parentRunId', `runs may be nested ${maxDepth} deep at most.`);
    ancestor = ancestor.parentRunId === null ? undefined : await tx.get('run', { id: ancestor.parentRunId });
  }
}

async function rename(tx: Transaction, context: CommandContext, row: RunRow, name: string): Promise<RunRow> {
  const experiment = row.experimentId === null ? undefined : await tx.get('experiment', { id: row.experimentId });
  const scope = row.experimentId ?? '';
  await changeNativeName(tx, { kind: 'run', id: row.id, name, scope, place: placeOf(experiment ?? null) });
  const change = { name, updatedMs: context.now, version: row.version + 1 };
  await tx.update('run', { id: row.id }, change);
  await recordRunChange(tx, 'run.updated', row, { fields: ['name'] });
  return { ...row, ...change };
}

/** Into another experiment, or out of any: the run leaves the old one's groups and joins the new one's default group. */
async function move(
  tx: Transaction,
  context: CommandContext,
  row: RunRow,
  experimentId: string | null,
  name: string,
): Promise<RunRow> {
  const experiment = experimentId === null ? null : await loadActiveExperiment(tx, experimentId);
  const members = await tx.find('runGroupMember', { runId: row.id });
  const groups = members.length === 0 ? [] : await tx.find('runGroup', { id: members.map(({ groupId }) => groupId) });
  const left = groups.filter((group) => group.experimentId === row.experimentId).map(({ id }) => id);
  if (left.length > 0) await tx.remove('runGroupMember', { runId: row.id, groupId: left });
  const moved = await changeHome(tx, context, row, experiment, name);
  if (experiment === null) return moved;
  if (groups.some((group) => group.experimentId === experiment.id)) return moved;
  const joined = await ensureDefaultGroup(tx, context, experiment);
  await addMember(tx, context, joined, row.id);
  await recordRunChange(tx, 'run.groups', moved, { added: [joined], removed: left });
  return moved;
}
