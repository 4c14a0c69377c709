import type { EpochMs, ExperimentId, RunId } from '@assay/base';
import type { LoggedModelId, LoggedModelRow, LoggedModelStatus } from '../../entities/logged-model.ts';
import { mlflowModelId, readMlflowModelId } from '../../policy/mlflow/logged-model-id.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import { artifactLocationsOf } from '../../steps/mlflow/experiment-details.ts';

export interface LoggedModelAnswer {
  /** `m-` and 32 hex digits. */
  readonly id: string;
  readonly experimentId: ExperimentId;
  /** Of its experiment; null: the artifact store's own place. */
  readonly artifactLocation: string | null;
  readonly name: string;
  readonly modelType: string;
  readonly status: LoggedModelStatus;
  readonly statusMessage: string;
  readonly sourceRunId: string | null;
  readonly createdMs: EpochMs;
  readonly updatedMs: EpochMs;
  readonly tags: readonly (readonly [key: string, value: string])[];
  readonly parameters: readonly (readonly [key: string, value: string])[];
  readonly metrics: readonly LoggedModelMetricAnswer[];
  /** Versions of registered models that were made from it. */
  readonly registrations: readonly { readonly name: string; readonly version: number }[];
}

export interface LoggedModelMetricAnswer {
  readonly name: string;
  readonly value: number;
  readonly step: number;
  readonly timeMs: EpochMs;
  readonly runId: RunId;
  /** Both empty: none was named. */
  readonly datasetName: string;
  readonly datasetDigest: string;
}

/** In the order of the rows, with a handful of queries however many they are. */
export async function answerLoggedModels(
  tx: ReadTransaction,
  rows: readonly LoggedModelRow[],
): Promise<LoggedModelAnswer[]> {
  if (rows.length === 0) return [];
  const modelId = rows.map(({ id }) => id);
  const tags = grouped(
    await tx.find('tag', { kind: 'loggedModel', entityId: modelId }, { orderBy: ['position', 'key', 'entityId'] }),
    ({ entityId }) => entityId as LoggedModelId,
  );
  const parameters = grouped(await tx.find('loggedModelParameter', { modelId }), (row) => row.modelId);
  const metrics = grouped(await tx.find('loggedModelMetric', { modelId }), (row) => row.modelId);
  const registrations = grouped(
    await tx.find('modelVersion', { loggedModelId: modelId.map(mlflowModelId) }, { orderBy: ['createdMs', 'id'] }),
    ({ loggedModelId }) => readMlflowModelId(loggedModelId ?? ''),
  );
  const locations = await artifactLocationsOf(tx, new Set(rows.map(({ experimentId }) => experimentId)));
  return rows.map(({ id, projectId: _, createdBy: __, deletedMs: ___, fileCount: ____, ...row }) => ({
    ...row,
    id: mlflowModelId(id),
    artifactLocation: locations.get(row.experimentId) ?? null,
    tags: tags(id).map(({ key, value }) => [key, value]),
    parameters: parameters(id).map(({ key, value }) => [key, value]),
    metrics: metrics(id).map(({ projectId: ____p, modelId: ____m, value, ...metric }) => ({
      ...metric,
      value: value ?? Number.NaN,
    })),
    registrations: registrations(id).map(({ modelName, number }) => ({ name: modelName, version: number })),
  }));
}

function grouped<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => LoggedModelId | undefined,
): (id: LoggedModelId) => readonly Row[] {
  const groups = Map.groupBy(rows, keyOf);
  return (id) => groups.get(id) ?? [];
}
