import { AssayError } from '@assay/base';
import type { PointBatch } from '@assay/series';
import type { RunRow } from '../../entities/run.ts';
import type { CommandContext } from '../../context.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { linkMetricsToModels } from '../../steps/mlflow/link-metrics-to-models.ts';
import type { ModelPoint } from '../../steps/mlflow/link-metrics-to-models.ts';
import { loadActiveMlflowRun } from '../../steps/mlflow/load.ts';
import { withoutKnownPoints } from '../../steps/mlflow/without-known-points.ts';
import { writeRunTags } from '../../steps/mlflow/write-run-tags.ts';
import type { Command } from '../command.ts';
import { logMetrics } from '../log-metrics.ts';
import { logParameters } from '../log-parameters.ts';

export interface LogMlflowBatchInput {
  readonly runId: string;
  readonly batch?: PointBatch;
  /** What tells a repetition of the batch: its points are stored once. Parameters and tags are the same the second time. */
  readonly fingerprint?: string;
  /** Points of the batch that are said of logged models, too. */
  readonly modelPoints?: readonly ModelPoint[];
  readonly parameters?: ReadonlyMap<string, string>;
  readonly tags?: ReadonlyMap<string, string>;
}

/** All of it or nothing. Parameters are written once, whoever made the run. */
export const logMlflowBatch: Command<LogMlflowBatchInput, void> = async (tx, input, context) => {
  const { batch, fingerprint, modelPoints, parameters, tags } = input;
  const run = await loadActiveMlflowRun(tx, input.runId);
  if (parameters !== undefined) await writeParametersOnce(tx, context, run, parameters);
  if (batch !== undefined) {
    const added = modelPoints === undefined ? batch : await withoutKnownPoints(tx, run.id, batch, modelPoints);
    if (added.values.length > 0)
      await logMetrics(tx, { runId: run.id, batch: added, ...(fingerprint !== undefined && { fingerprint }) }, context);
  }
  if (modelPoints !== undefined) await linkMetricsToModels(tx, run.id, modelPoints);
  if (tags !== undefined) await writeRunTags(tx, context, run, tags);
};

async function writeParametersOnce(
  tx: Transaction,
  context: CommandContext,
  { id }: RunRow,
  parameters: ReadonlyMap<string, string>,
): Promise<void> {
  try {
    await logParameters(tx, { runId: id, parameters: Object.fromEntries(parameters), policy: 'write-once' }, context);
  } catch (thrown) {
    if (!(thrown instanceof AssayError) || thrown.code !== 'ParameterImmutable') throw thrown;
    const { key, oldValue, newValue } = thrown.details;
    throw new AssayError(
      'ParameterImmutable',
      `Changing param values is not allowed. Param with key='${key}' was already logged with value='${oldValue}' for run ID='${id}'. Attempted logging new value '${newValue}'.`,
      thrown.details,
    );
  }
}
