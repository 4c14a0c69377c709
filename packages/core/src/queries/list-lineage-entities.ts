import type { LineageEntityPage } from '../answers/lineage-entity.ts';
import type { LineageEntityKind } from '../entities/lineage-entity.ts';
import type { Query } from './query.ts';
import { answerLineageEntity } from '../answers/lineage-entity.ts';
import { findPage } from './page.ts';
import { isWithin } from './time-window.ts';
import type { TimeWindow } from './time-window.ts';

export interface ListLineageEntitiesInput {
  readonly kind: LineageEntityKind;
  readonly sourceUri?: string;
  readonly type?: string;
  readonly created?: TimeWindow;
  /** `created` by default. By name: of actions and contexts, without regard to case. */
  readonly sortBy?: 'name' | 'created';
  /** True by default. */
  readonly descending?: boolean;
  readonly limit?: number;
  readonly cursor?: string;
}

export const listLineageEntities: Query<ListLineageEntitiesInput, LineageEntityPage> = async (tx, input) => {
  const { kind, sourceUri, type, created = {}, sortBy = 'created', descending = true, limit, cursor } = input;
  const { rows, nextCursor } = await findPage(tx, 'lineageEntity', {
    where: { kind, ...(sourceUri !== undefined && { sourceUri }), ...(type !== undefined && { type }) },
    orderBy:
      sortBy === 'name'
        ? [descending ? '-key' : 'key', 'id']
        : descending
          ? ['-createdMs', '-id']
          : ['createdMs', 'id'],
    limit,
    cursor,
    keep: ({ createdMs }) => isWithin(createdMs, created),
    keepKey: JSON.stringify(created),
  });
  return { entities: rows.map(answerLineageEntity), nextCursor };
};
