import type { ExperimentId, Id } from '@assay/base';
import type { ReadTransaction } from '../../ports/transaction.ts';

/** What MLflow's face holds of an experiment: the content of its FaceDetailRow. */
export interface MlflowExperimentDetail {
  /** Echoed to clients and never opened. */
  readonly artifactLocation: string;
}

/** Of those experiments that were given one. */
export async function artifactLocationsOf(tx: ReadTransaction, ids: Iterable<ExperimentId>): Promise<Map<Id, string>> {
  const entityId = [...ids];
  if (entityId.length === 0) return new Map<Id, string>();
  const rows = await tx.find('faceDetail', { entityId, face: 'mlflow', kind: 'experiment' });
  return new Map(
    rows.map(({ entityId: id, json }) => [id, (JSON.parse(json) as MlflowExperimentDetail).artifactLocation]),
  );
}
