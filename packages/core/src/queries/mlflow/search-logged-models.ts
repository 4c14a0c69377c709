import { answerLoggedModels } from '../../answers/mlflow/logged-model.ts';
import type { LoggedModelAnswer } from '../../answers/mlflow/logged-model.ts';
import type { LoggedModelSearch } from '../../ports/search.ts';
import type { Query } from '../query.ts';

export interface LoggedModelPage {
  readonly models: readonly LoggedModelAnswer[];
  readonly nextCursor: string | null;
}

export const searchLoggedModels: Query<LoggedModelSearch, LoggedModelPage> = async (tx, search) => {
  const { ids, nextCursor } = await tx.searchLoggedModels(search);
  const rows = ids.length === 0 ? [] : await tx.find('loggedModel', { id: ids });
  const models = new Map(rows.map((row) => [row.id, row]));
  const ordered = ids.map((id) => models.get(id)).filter((row) => row !== undefined);
  return { models: await answerLoggedModels(tx, ordered), nextCursor };
};
