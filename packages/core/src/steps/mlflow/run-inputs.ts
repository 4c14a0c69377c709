import type { RunId } from '@assay/base';
import type { ReadTransaction } from '../../ports/transaction.ts';

export interface MlflowDatasetInput {
  readonly name: string;
  readonly digest: string;
  readonly sourceType: string;
  readonly source: string;
  readonly schema: string | null;
  readonly profile: string | null;
  readonly tags: readonly (readonly [key: string, value: string])[];
}

export interface MlflowModelOutput {
  readonly modelId: string;
  readonly step: number;
}

/** What runs read and made, as MLflow's clients logged it. */
export interface MlflowRunInputs {
  readonly datasets: readonly MlflowDatasetInput[];
  /** Ids of logged models, as MLflow prints them. */
  readonly models: readonly string[];
  readonly outputs: readonly MlflowModelOutput[];
}

/** A run without any is left out. */
export async function inputsOf(_tx: ReadTransaction, _runIds: readonly RunId[]): Promise<Map<RunId, MlflowRunInputs>> {
  return new Map<RunId, MlflowRunInputs>();
}
