import type { RunId } from '@assay/base';
import type { CommandContext } from '../../context.ts';
import type { RunModelRow } from '../../entities/logged-model.ts';
import { checkKey } from '../../policy/check-text.ts';
import { readMlflowModelId } from '../../policy/mlflow/logged-model-id.ts';
import type { Transaction } from '../../ports/transaction.ts';
import type { MlflowModelOutput } from './run-inputs.ts';
import { showInput } from './show-input.ts';

/** Links models to a run, and beside each keeps an artifact that refers to it, by which other faces see it. */
export async function writeRunModels(
  tx: Transaction,
  context: CommandContext,
  runId: RunId,
  direction: RunModelRow['direction'],
  models: readonly MlflowModelOutput[],
): Promise<void> {
  for (const { modelId, step } of models) {
    checkKey('models.model_id', modelId, context.limits, 'nameLength');
    const isNew = (await tx.get('runModel', { runId, direction, modelId })) === undefined;
    await tx.upsert('runModel', { projectId: tx.projectId, runId, direction, modelId, step, loggedMs: context.now });
    if (!isNew) continue;
    const id = readMlflowModelId(modelId);
    const name = (id && (await tx.get('loggedModel', { id }))?.name) ?? modelId;
    await showInput(tx, context, runId, {
      direction,
      names: [name, `${name}-${modelId}`],
      otherwise: modelId,
      content: { uri: `models:/${modelId}` },
      metadata: { loggedModel: { id: modelId, step } },
    });
  }
}
