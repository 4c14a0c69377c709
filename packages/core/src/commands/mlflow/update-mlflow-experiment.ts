import { AssayError } from '@assay/base';
import { nativeName } from '../../policy/mlflow/native-name.ts';
import { changeMlflowName, changeNativeName, freeNativeName, ownerOfName } from '../../steps/face-names.ts';
import { loadActiveMlflowExperiment } from '../../steps/mlflow/load.ts';
import { recordChange } from '../../steps/record.ts';
import type { Command } from '../command.ts';

export interface UpdateMlflowExperimentInput {
  readonly experimentId: string;
  readonly name: string;
}

/** Another name at MLflow's face, and natively too: with a suffix where another experiment has it there. */
export const updateMlflowExperiment: Command<UpdateMlflowExperimentInput, void> = async (tx, input, context) => {
  const row = await loadActiveMlflowExperiment(tx, input.experimentId);
  const { id } = row;
  const owner = await ownerOfName(tx, 'mlflow', 'experiment', '', input.name);
  if (owner === id) return;
  if (owner !== undefined)
    throw new AssayError('AlreadyExists', `Experiment '${input.name}' already exists.`, { path: 'new_name' });
  await changeMlflowName(tx, { kind: 'experiment', id, name: input.name });
  const place = { kind: 'experiment', id, scope: '' } as const;
  const name = await freeNativeName(tx, context, place, [nativeName(input.name, context.limits, 'experiment')]);
  if (name !== row.name) await changeNativeName(tx, { ...place, name, place: '' });
  const now = { updatedMs: context.now, updatedBy: context.actor.name, version: row.version + 1 };
  await tx.update('experiment', { id }, { name, ...now });
  await recordChange(tx, 'experiment.updated', id, id, { fields: ['name'] });
};
