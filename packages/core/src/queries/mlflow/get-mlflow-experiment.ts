import type { ExperimentId } from '@assay/base';
import { answerMlflowExperiments } from '../../answers/mlflow/experiment.ts';
import type { MlflowExperimentAnswer } from '../../answers/mlflow/experiment.ts';
import { ownerOfName } from '../../steps/face-names.ts';
import type { Query } from '../query.ts';

/** By id, or by the name at MLflow's face, which tells upper from lower case. */
export type GetMlflowExperimentInput = { readonly id: string } | { readonly name: string };

/** Deleted ones, too; undefined where there is none. */
export const getMlflowExperiment: Query<GetMlflowExperimentInput, MlflowExperimentAnswer | undefined> = async (
  tx,
  input,
) => {
  const id = 'id' in input ? input.id : await ownerOfName(tx, 'mlflow', 'experiment', '', input.name);
  const row = id === undefined ? undefined : await tx.get('experiment', { id: id as ExperimentId });
  return row && (await answerMlflowExperiments(tx, [row]))[0];
};
