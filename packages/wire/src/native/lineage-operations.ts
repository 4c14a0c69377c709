import * as graph from './lineage-graph.ts';
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
  readLineage: {
    ...read,
    method: 'GET',
    path: '/lineage',
    summary: 'What led to something, and what follows from it',
    query: graph.ReadLineageQuerySchema,
    response: graph.LineageGraphSchema,
  },
} as const satisfies Record<string, NativeOperation>;
