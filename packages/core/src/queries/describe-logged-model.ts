import { notFound, parseId } from '@assay/base';
import type { LoggedModelId } from '../entities/logged-model.ts';
import { answerLoggedModels } from '../answers/mlflow/logged-model.ts';
import type { LoggedModelAnswer } from '../answers/mlflow/logged-model.ts';
import type { Query } from './query.ts';

/** A logged model by the id of its node in the lineage graph, with the number of its files. */
export const describeLoggedModel: Query<
  { readonly modelId: string },
  LoggedModelAnswer & { readonly fileCount: number }
> = async (tx, input) => {
  const row = await tx.get('loggedModel', { id: parseId<LoggedModelId>(input.modelId, 'modelId') });
  const [answer] = row?.deletedMs === null ? await answerLoggedModels(tx, [row]) : [];
  if (row === undefined || answer === undefined) throw notFound('logged model', input.modelId);
  return { ...answer, fileCount: row.fileCount };
};
