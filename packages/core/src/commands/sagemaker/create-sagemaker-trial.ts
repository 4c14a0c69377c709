import type { Command } from '../command.ts';
import { freeNativeName } from '../../steps/face-names.ts';
import { makeRunGroup } from '../../steps/make-run-group.ts';
import { detailOf, writeDetail } from '../../steps/sagemaker/details.ts';
import { keepDisplayName } from '../../steps/sagemaker/display-names.ts';
import { experimentNamed, requireFreeName } from '../../steps/sagemaker/named-entities.ts';

export interface CreateSagemakerTrialInput {
  readonly name: string;
  readonly experimentName: string;
  /** The name by default. */
  readonly displayName?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly tags?: readonly (readonly [key: string, value: string])[];
}

/** A run group with exactly this name at SageMaker's face. Natively it bears its display name, where that is free in the experiment. */
export const createSagemakerTrial: Command<CreateSagemakerTrialInput, void> = async (tx, input, context) => {
  const { name: faceName, displayName = faceName, metadata, tags = [] } = input;
  const experiment = await experimentNamed(tx, input.experimentName);
  await requireFreeName(tx, 'group', faceName);
  const place = { kind: 'group', id: undefined, scope: experiment.id } as const;
  const name = await freeNativeName(tx, context, place, [displayName, faceName]);
  const made = { name, tags: new Map(tags), sagemakerName: faceName };
  const { id } = await makeRunGroup(tx, context, experiment, made);
  await keepDisplayName(tx, { kind: 'group', id, name, faceName }, displayName);
  if (metadata === undefined || Object.keys(metadata).length === 0) return;
  const detail = await detailOf(tx, 'group', id);
  await writeDetail(tx, 'group', id, detail, { ...detail, metadata });
};
