import type { Command } from '../command.ts';
import { freeNativeName } from '../../steps/face-names.ts';
import { makeExperiment } from '../../steps/make-experiment.ts';
import { keepDisplayName } from '../../steps/sagemaker/display-names.ts';
import { requireFreeName } from '../../steps/sagemaker/named-entities.ts';

export interface CreateSagemakerExperimentInput {
  readonly name: string;
  /** The name by default. */
  readonly displayName?: string;
  readonly description?: string;
  readonly tags?: readonly (readonly [key: string, value: string])[];
}

/** An experiment with exactly this name at SageMaker's face. Natively it bears its display name, where that is free. */
export const createSagemakerExperiment: Command<CreateSagemakerExperimentInput, void> = async (tx, input, context) => {
  const { name: faceName, displayName = faceName, description = '', tags = [] } = input;
  await requireFreeName(tx, 'experiment', faceName);
  const place = { kind: 'experiment', id: undefined, scope: '' } as const;
  const name = await freeNativeName(tx, context, place, [displayName, faceName]);
  const row = await makeExperiment(tx, context, { name, description, tags: new Map(tags), sagemakerName: faceName });
  await keepDisplayName(tx, { kind: 'experiment', id: row.id, name, faceName }, displayName);
};
