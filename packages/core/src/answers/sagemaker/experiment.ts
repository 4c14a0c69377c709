import type { EpochMs, ExperimentId, RunGroupId } from '@assay/base';
import type { ExperimentRow } from '../../entities/experiment.ts';
import type { RunGroupRow } from '../../entities/run.ts';
import { clipText, sagemakerBounds } from '../../policy/sagemaker/clipped.ts';
import { displayNameOf } from '../../policy/sagemaker/display-name.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import { detailsOf } from '../../steps/sagemaker/details.ts';
import { sagemakerNamesOf } from '../../steps/sagemaker/named-entities.ts';

/** An experiment as SageMaker's face shows it. */
export interface SagemakerExperimentAnswer {
  readonly id: ExperimentId;
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly createdMs: EpochMs;
  readonly updatedMs: EpochMs;
  readonly createdBy: string;
  readonly updatedBy: string;
}

/** A run group as SageMaker's face shows it: a trial. */
export interface SagemakerTrialAnswer {
  readonly id: RunGroupId;
  readonly name: string;
  readonly displayName: string;
  readonly experimentName: string;
  readonly createdMs: EpochMs;
  readonly updatedMs: EpochMs;
  readonly metadata: Readonly<Record<string, string>>;
}

/** In the order of the rows, with a few queries however many they are. */
export async function answerSagemakerExperiments(
  tx: ReadTransaction,
  rows: readonly ExperimentRow[],
): Promise<SagemakerExperimentAnswer[]> {
  const ids = rows.map(({ id }) => id);
  const names = await sagemakerNamesOf(tx, 'experiment', ids);
  const details = await detailsOf(tx, 'experiment', ids);
  return rows.map((row) => {
    const { id, createdMs, updatedMs, createdBy, updatedBy } = row;
    const name = names.get(id) ?? id;
    const displayName = displayNameOf(row.name, name, details.get(id));
    const description = clipText(row.description, sagemakerBounds.description);
    return { id, name, displayName, description, createdMs, updatedMs, createdBy, updatedBy };
  });
}

/** In the order of the rows, with a few queries however many they are. */
export async function answerSagemakerTrials(
  tx: ReadTransaction,
  rows: readonly RunGroupRow[],
): Promise<SagemakerTrialAnswer[]> {
  const ids = rows.map(({ id }) => id);
  const names = await sagemakerNamesOf(tx, 'group', ids);
  const experiments = await sagemakerNamesOf(tx, 'experiment', [...new Set(rows.map((row) => row.experimentId))]);
  const details = await detailsOf(tx, 'group', ids);
  return rows.map((row) => {
    const { id, experimentId, createdMs, updatedMs } = row;
    const name = names.get(id) ?? id;
    const detail = details.get(id);
    return {
      id,
      name,
      displayName: displayNameOf(row.name, name, detail),
      experimentName: experiments.get(experimentId) ?? experimentId,
      createdMs,
      updatedMs,
      metadata: detail?.metadata ?? {},
    };
  });
}
