import { AssayError, invalidInput } from '@assay/base';
import type { ExperimentRow } from '../../entities/experiment.ts';
import type { StudyAnswer } from '../../answers/study.ts';
import type { StudyId, StudyParent, StudyRow } from '../../entities/study.ts';
import type { Transaction } from '../../ports/transaction.ts';
import type { GivenDefinition, GivenLimits } from '../../steps/studies/ready-definition.ts';
import type { CommandContext } from '../../context.ts';
import type { Command } from '../command.ts';
import { answerStudy } from '../../answers/answer-studies.ts';
import { checkName } from '../../policy/check-name.ts';
import { checkText } from '../../policy/check-text.ts';
import { generatedStudyName } from '../../policy/studies/generated-study-name.ts';
import { ownerOfName } from '../../steps/face-names.ts';
import { loadActiveExperiment } from '../../steps/load.ts';
import { makeExperiment } from '../../steps/make-experiment.ts';
import { makeRunGroup } from '../../steps/make-run-group.ts';
import { recordChange } from '../../steps/record.ts';
import { loadActiveStudy } from '../../steps/studies/load-study.ts';
import { mergedLimits, noLimits, otherSpace, readyDefinition } from '../../steps/studies/ready-definition.ts';
import { definitionOf } from '../../steps/studies/trial-codec.ts';

export interface CreateStudyInput extends GivenDefinition {
  readonly experimentId?: string;
  readonly experimentName?: string;
  readonly name?: string;
  readonly ifExists?: 'refuse' | 'load';
  readonly description?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly limits?: GivenLimits;
  readonly leaseMs?: number;
  readonly maxRetries?: number;
  readonly parents?: readonly StudyParent[];
}

export const createStudy: Command<CreateStudyInput, StudyAnswer> = async (tx, input, context) => {
  const { limits, now } = context;
  if (input.name !== undefined) checkName('name', input.name, limits);
  checkText('description', input.description ?? '', limits, 'descriptionLength');
  const definition = readyDefinition(input, seedOf(context), limits);
  const experiment = await homeOf(tx, context, input);
  const loaded = input.ifExists === 'load' ? await existingStudy(tx, experiment, input) : undefined;
  if (loaded !== undefined) {
    requireSame(loaded, input, definition);
    return answerStudy(tx, loaded.study);
  }
  await checkParents(tx, input.parents ?? []);
  const group = await makeRunGroup(tx, context, experiment, {
    name: input.name ?? generatedStudyName(now, context.newId().slice(-4)),
    description: input.description ?? '',
    tags: input.tags ?? {},
  });
  const row: StudyRow = {
    id: group.id,
    projectId: tx.projectId,
    experimentId: experiment.id,
    definition: JSON.stringify(definition),
    limits: JSON.stringify(mergedLimits(noLimits, input.limits ?? {}, definition.objectives)),
    leaseMs: input.leaseMs ?? 60_000,
    maxRetries: input.maxRetries ?? 1,
    parents: JSON.stringify(input.parents ?? []),
    state: 'running',
    stopReason: null,
    createdMs: now,
    updatedMs: now,
    startedMs: null,
    endedMs: null,
    deletedMs: null,
    nextNumber: 0,
    usedCount: 0,
    waitingCount: 0,
    runningCount: 0,
    completeCount: 0,
    prunedCount: 0,
    failedCount: 0,
    sinceBestCount: 0,
    bestNumber: null,
    revision: 0,
  };
  await tx.insert('study', row);
  await recordChange(tx, 'study.created', row.id, experiment.id, { name: group.name });
  return answerStudy(tx, row);
};

const seedOf = (context: CommandContext): number => Number.parseInt(context.newId().slice(-8), 16);

async function homeOf(
  tx: Transaction,
  context: CommandContext,
  { experimentId, experimentName }: CreateStudyInput,
): Promise<ExperimentRow> {
  if (experimentId !== undefined && experimentName !== undefined)
    throw invalidInput('experimentName', 'give the experiment by experimentId or by experimentName, not by both.');
  if (experimentId !== undefined) return loadActiveExperiment(tx, experimentId);
  if (experimentName === undefined)
    throw invalidInput('experimentId', 'a study belongs to an experiment: give experimentId or experimentName.');
  checkName('experimentName', experimentName, context.limits);
  const owner = await ownerOfName(tx, 'native', 'experiment', '', experimentName);
  return owner === undefined ? makeExperiment(tx, context, { name: experimentName }) : loadActiveExperiment(tx, owner);
}

async function existingStudy(tx: Transaction, experiment: ExperimentRow, { name }: CreateStudyInput) {
  if (name === undefined)
    throw invalidInput('ifExists', '"load" needs the name of the study that may be there: give `name` too.');
  const owner = await ownerOfName(tx, 'native', 'group', experiment.id, name);
  if (owner === undefined) return undefined;
  if ((await tx.get('study', { id: owner as StudyId })) === undefined)
    throw new AssayError('AlreadyExists', `"${name}" is a run group that is no study. Choose another name.`, {
      path: 'name',
      existingId: owner,
    });
  return loadActiveStudy(tx, owner);
}

/** Who loads a study must mean the same search. */
function requireSame(
  { study, group }: Awaited<ReturnType<typeof loadActiveStudy>>,
  input: CreateStudyInput,
  given: ReturnType<typeof readyDefinition>,
): void {
  const kept = definitionOf(study);
  const parts = [
    'space',
    'constraints',
    'objectives',
    ...(input.seed === undefined ? [] : (['seed'] as const)),
  ] as const;
  for (const part of parts) if (!isEqual(kept[part] ?? [], given[part])) throw otherSpace(group.name, part);
}

/** The order of parameters counts, as they are suggested in it; the order of a parameter's fields does not. */
function isEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [as, bs] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  return as.size === bs.size && [...as].every(([key, value]) => bs.has(key) && isEqual(value, bs.get(key)));
}

async function checkParents(tx: Transaction, parents: readonly StudyParent[]): Promise<void> {
  const seen = new Set<string>();
  for (const [place, { studyId }] of parents.entries()) {
    if (seen.has(studyId)) throw invalidInput(`parents[${place}].studyId`, 'stands there twice');
    seen.add(studyId);
    await loadActiveStudy(tx, studyId);
  }
}
