import * as graph from './lineage-graph.ts';
import * as lineage from './lineage.ts';
import * as logged from './logged-lineage.ts';
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
  getDataset: {
    ...read,
    method: 'GET',
    path: '/datasets/:datasetId',
    summary: 'Read a data set of the lineage graph',
    params: object({ datasetId: IdSchema }),
    response: logged.DatasetSchema,
  },
  getLoggedModel: {
    ...read,
    method: 'GET',
    path: '/logged-models/:modelId',
    summary: 'Read a logged model of the lineage graph',
    params: object({ modelId: IdSchema }),
    response: logged.LoggedModelSchema,
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
