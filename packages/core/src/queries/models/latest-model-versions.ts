import { answerModelVersions } from '../../answers/answer-models.ts';
import type { ModelVersionAnswer } from '../../answers/model.ts';
import { modelStages } from '../../entities/registered-model.ts';
import type { ModelStage } from '../../entities/registered-model.ts';
import { loadModel } from '../../steps/load-model.ts';
import type { Query } from '../query.ts';

export interface LatestModelVersionsInput {
  readonly model: string;
  /** All of them where none is given. */
  readonly stages?: readonly ModelStage[];
}

/** The newest version in each stage, the newest of them first. */
export const latestModelVersions: Query<LatestModelVersionsInput, ModelVersionAnswer[]> = async (
  tx,
  { model, stages = [] },
) => {
  const { id } = await loadModel(tx, model);
  const rows = await tx.latestModelVersions([id], stages.length === 0 ? modelStages : stages);
  return answerModelVersions(
    tx,
    rows.sort((a, b) => b.number - a.number),
  );
};
