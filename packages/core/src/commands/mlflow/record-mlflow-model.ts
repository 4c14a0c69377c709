import type { CommandContext } from '../../context.ts';
import { loadActiveMlflowRun } from '../../steps/mlflow/load.ts';
import { writeRunTags } from '../../steps/mlflow/write-run-tags.ts';
import type { Command } from '../command.ts';

const historyTag = 'mlflow.log-model.history';

export interface RecordMlflowModelInput {
  readonly runId: string;
  readonly model: Readonly<Record<string, unknown>>;
}

/** Adds a model to the run's history of models, a tag that holds a list. What does not fit into a tag any more goes, the oldest first. */
export const recordMlflowModel: Command<RecordMlflowModelInput, void> = async (tx, { runId, model }, context) => {
  const run = await loadActiveMlflowRun(tx, runId);
  const before = await tx.get('tag', { kind: 'run', entityId: run.id, key: historyTag });
  const history = [...listIn(before?.value), model];
  await writeRunTags(tx, context, run, new Map([[historyTag, fitting(history, context)]]));
};

function listIn(text = '[]'): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function fitting(history: readonly unknown[], { limits }: CommandContext): string {
  const texts = history.map((each) => JSON.stringify(each));
  const join = (): string => `[${texts.join(', ')}]`;
  while (texts.length > 1 && join().length > limits.tagValueLength) texts.shift();
  return join();
}
