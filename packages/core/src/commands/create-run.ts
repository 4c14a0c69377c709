import type { RunAnswer } from '../answers/run.ts';
import type { ParameterPolicy, RunStatus } from '../entities/run.ts';
import type { Command } from './command.ts';
import { AssayError, invalidInput, parseId } from '@assay/base';
import type { RunGroupId, RunId } from '@assay/base';
import { answerNewRun, answerRun } from '../answers/answer-runs.ts';
import type { CommandContext } from '../context.ts';
import type { ExperimentRow } from '../entities/experiment.ts';
import { checkName, nameKey } from '../policy/check-name.ts';
import { checkKey, checkText } from '../policy/check-text.ts';
import { generatedRunName } from '../policy/generated-run-name.ts';
import { jsonText } from '../policy/json-text.ts';
import { parameterValue } from '../policy/parameter-text.ts';
import { firstProgress } from '../policy/run-status.ts';
import type { Transaction } from '../ports/transaction.ts';
import { ownerOfName } from '../steps/face-names.ts';
import { loadActiveExperiment, loadActiveRun, loadActiveRunGroup } from '../steps/load.ts';
import { makeExperiment } from '../steps/make-experiment.ts';
import { ensureDefaultGroup, ensureRunGroup } from '../steps/make-run-group.ts';
import { makeRun } from '../steps/make-run.ts';
import { readyParameters } from '../steps/write-parameters.ts';

export interface CreateRunInput {
  readonly id?: string;
  readonly name?: string;
  readonly experimentId?: string;
  readonly experimentName?: string;
  readonly groupIds?: readonly string[];
  readonly groupName?: string;
  readonly parentRunId?: string;
  readonly description?: string;
  readonly status?: RunStatus;
  readonly startedMs?: number;
  readonly parameterPolicy?: ParameterPolicy;
  readonly source?: string;
  readonly environment?: unknown;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * With an id of the client's own, creating is idempotent: the same id, name and experiment answer the run that is there
 * already, and nothing is changed.
 */
export const createRun: Command<CreateRunInput, RunAnswer> = async (tx, input, context) => {
  const { limits, now } = context;
  if (input.id !== undefined) {
    const existing = await existingRun(tx, input.id, input);
    if (existing !== undefined) return existing;
  }
  if (input.name !== undefined) checkName('name', input.name, limits);
  checkText('description', input.description ?? '', limits, 'descriptionLength');
  if (input.source !== undefined) checkKey('source', input.source, limits, 'nameLength');
  const environment = jsonText('environment', input.environment ?? {}, limits, 'environmentBytes');
  const parameters = readyParameters(input.parameters ?? {}, context);
  const progress = firstProgress(input, now);
  const parent = input.parentRunId === undefined ? null : await loadActiveRun(tx, input.parentRunId);
  const { experiment, groupIds } = await findHome(tx, context, input);
  const tags = input.tags ?? {};
  const row = await makeRun(tx, context, {
    id: input.id === undefined ? context.newId<RunId>() : parseId<RunId>(input.id, 'id'),
    name: input.name ?? (await freeRunName(tx, context, experiment?.id ?? '')),
    experiment,
    groupIds,
    parentRunId: parent?.id ?? null,
    description: input.description ?? '',
    ...progress,
    parameterPolicy: input.parameterPolicy ?? 'write-once',
    source: input.source ?? 'api',
    environment,
    parameters,
    tags,
  });
  return answerNewRun(tx, row, {
    experimentName: experiment?.name ?? null,
    parameters: Object.fromEntries([...parameters].map(([key, content]) => [key, parameterValue(content)])),
    tags: { ...tags },
    groupIds: [...groupIds],
  });
};

async function existingRun(tx: Transaction, id: string, input: CreateRunInput): Promise<RunAnswer | undefined> {
  const row = await tx.get('run', { id: parseId<RunId>(id, 'id') });
  if (row === undefined) return undefined;
  const conflict = (what: string): AssayError =>
    new AssayError('Conflict', `A run with the id ${id} exists already${what}. Use another id, or leave it out.`, {
      id,
    });
  if (row.deletedMs !== null) throw conflict(' and is deleted');
  if (input.name !== undefined && input.name !== row.name) throw conflict(` under another name, "${row.name}"`);
  const answer = await answerRun(tx, row);
  const elsewhere =
    input.experimentId === undefined
      ? input.experimentName !== undefined && nameKey(input.experimentName) !== nameKey(answer.experimentName ?? '')
      : input.experimentId !== answer.experimentId;
  if (elsewhere) throw conflict(' in another experiment');
  return answer;
}

interface Home {
  readonly experiment: ExperimentRow | null;
  readonly groupIds: readonly RunGroupId[];
}

/** The experiment and groups that were asked for, made where they may be; else the experiment's default group. */
async function findHome(tx: Transaction, context: CommandContext, input: CreateRunInput): Promise<Home> {
  if (input.experimentId !== undefined && input.experimentName !== undefined)
    throw invalidInput('experimentName', 'give the experiment by experimentId or by experimentName, not by both.');
  let experiment = await namedExperiment(tx, context, input);
  const groupIds = new Set<RunGroupId>();
  for (const groupId of input.groupIds ?? []) {
    const group = await loadActiveRunGroup(tx, groupId);
    experiment ??= await loadActiveExperiment(tx, group.experimentId);
    groupIds.add(group.id);
  }
  if (input.groupName !== undefined) {
    if (experiment === null)
      throw invalidInput('groupName', 'a group belongs to an experiment: give experimentId or experimentName too.');
    checkName('groupName', input.groupName, context.limits);
    groupIds.add(await ensureRunGroup(tx, context, experiment, input.groupName));
  }
  if (experiment !== null && groupIds.size === 0) groupIds.add(await ensureDefaultGroup(tx, context, experiment));
  return { experiment, groupIds: [...groupIds] };
}

async function namedExperiment(
  tx: Transaction,
  context: CommandContext,
  { experimentId, experimentName }: CreateRunInput,
): Promise<ExperimentRow | null> {
  if (experimentId !== undefined) return loadActiveExperiment(tx, experimentId);
  if (experimentName === undefined) return null;
  checkName('experimentName', experimentName, context.limits);
  const owner = await ownerOfName(tx, 'native', 'experiment', '', experimentName);
  return owner === undefined ? makeExperiment(tx, context, { name: experimentName }) : loadActiveExperiment(tx, owner);
}

async function freeRunName(tx: Transaction, context: CommandContext, scope: string): Promise<string> {
  for (;;) {
    const name = generatedRunName(context.now, context.newId().slice(-4));
    if ((await ownerOfName(tx, 'native', 'run', scope, name)) === undefined) return name;
  }
}
