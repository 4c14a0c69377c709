import * as lineage from './lineage.ts';
import { read } from './operation-parts.ts';
import type { NativeOperation } from './operation.ts';
import { IdSchema, object } from './scalar.ts';

/** What edges of the lineage graph lead to beside runs and experiments. */
export const lineageOperations = {
  listLineageEntities: {
    ...read,
    method: 'GET',
    path: '/lineage-entities',
    summary: 'List artifacts, actions or contexts of the lineage graph',
    query: lineage.ListLineageEntitiesQuerySchema,
    response: lineage.LineageEntityPageSchema,
  },
  getLineageEntity: {
    ...read,
    method: 'GET',
    path: '/lineage-entities/:entityId',
    summary: 'Read an entity of the lineage graph',
    params: object({ entityId: IdSchema }),
    response: lineage.LineageEntitySchema,
  },
} as const satisfies Record<string, NativeOperation>;
