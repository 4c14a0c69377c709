import { AssayError } from '@assay/base';
import type { RunId } from '@assay/base';
import { answerNewMlflowRun } from '../../answers/mlflow/run.ts';
import type { MlflowRunAnswer } from '../../answers/mlflow/run.ts';
import { randomRunName } from '../../policy/mlflow/random-run-name.ts';
import { reservedTags } from '../../policy/mlflow/reserved-tags.ts';
import { firstProgress } from '../../policy/run-status.ts';
import { ensureDefaultGroup } from '../../steps/make-run-group.ts';
import { makeRun } from '../../steps/make-run.ts';
import { loadActiveMlflowExperiment } from '../../steps/mlflow/load.ts';
import { nativeParent } from '../../steps/mlflow/native-parent.ts';
import { nativeRunName } from '../../steps/mlflow/rename-run.ts';
import { writeNote } from '../../steps/mlflow/write-note.ts';
import type { Command } from '../command.ts';

export interface CreateMlflowRunInput {
  readonly experimentId: string;
  /** Empty: the tag's, or a random one. */
  readonly name: string;
  readonly user: string;
  readonly startMs?: number;
  readonly tags: ReadonlyMap<string, string>;
}

export const createMlflowRun: Command<CreateMlflowRunInput, MlflowRunAnswer> = async (tx, input, context) => {
  const experiment = await loadActiveMlflowExperiment(tx, input.experimentId);
  const id = context.newId<RunId>();
  const tags = new Map(input.tags);
  const name = wantedName(input.name, tags.get(reservedTags.runName)) || randomRunName(id.slice(-8));
  tags.set(reservedTags.runName, name);
  if (input.user !== '' && !tags.has(reservedTags.user)) tags.set(reservedTags.user, input.user);
  const note = tags.get(reservedTags.note) ?? '';
  tags.delete(reservedTags.note);
  const run = await makeRun(tx, context, {
    id,
    name: await nativeRunName(tx, context, { id: undefined, experimentId: experiment.id }, name),
    experiment,
    groupIds: [await ensureDefaultGroup(tx, context, experiment)],
    parentRunId: await nativeParent(tx, id, tags.get(reservedTags.parentRunId)),
    description: '',
    ...firstProgress(input.startMs === undefined ? {} : { startedMs: input.startMs }, context.now),
    parameterPolicy: 'write-once',
    source: 'mlflow',
    environment: '{}',
    parameters: new Map(),
    tags,
  });
  if (note !== '') await writeNote(tx, context, { ...run, kind: 'run' }, note);
  return answerNewMlflowRun(tx, run, tags, note);
};

function wantedName(name: string, tag = ''): string {
  if (name !== '' && tag !== '' && name !== tag)
    throw new AssayError(
      'InvalidInput',
      `Both 'run_name' argument and 'mlflow.runName' tag are specified, but with different values (run_name='${name}', mlflow.runName='${tag}').`,
      { path: 'run_name' },
    );
  return name || tag;
}
