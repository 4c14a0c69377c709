import type { LineageEntityAnswer } from '../answers/lineage-entity.ts';
import type { LineageEntityKind } from '../entities/lineage-entity.ts';
import type { Query } from './query.ts';
import { answerLineageEntity } from '../answers/lineage-entity.ts';
import { loadLineageEntity, loadLineageEntityByKey } from '../steps/load-lineage-entity.ts';

export type GetLineageEntityInput =
  | { readonly entityId: string }
  | { readonly kind: LineageEntityKind; readonly key: string };

export const getLineageEntity: Query<GetLineageEntityInput, LineageEntityAnswer> = async (tx, input) =>
  answerLineageEntity(
    'entityId' in input
      ? await loadLineageEntity(tx, input.entityId)
      : await loadLineageEntityByKey(tx, input.kind, input.key),
  );
