import type { ModelEventPage } from '../../answers/model.ts';
import { loadModel } from '../../steps/load-model.ts';
import { findPage } from '../page.ts';
import type { Query } from '../query.ts';

export interface ListModelEventsInput {
  readonly model: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/** The model's history, the latest first. */
export const listModelEvents: Query<ListModelEventsInput, ModelEventPage> = async (tx, { model, limit, cursor }) => {
  const { id: modelId } = await loadModel(tx, model);
  const { rows, nextCursor } = await findPage(tx, 'modelEvent', {
    where: { modelId },
    orderBy: ['-sequence'],
    limit,
    cursor,
  });
  const events = rows.map(({ sequence, version, kind, timeMs, actor, data }) => ({
    sequence,
    version,
    kind,
    timeMs,
    actor,
    data: JSON.parse(data) as unknown,
  }));
  return { events, nextCursor };
};
