import { id, numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const lineageEntityTable: TableMapping<'lineageEntity'> = {
  table: 'lineage_entity',
  from: 'lineage_entity t',
  columns: {
    id: id('id'),
    projectId: numeric('project_id'),
    kind: text('kind'),
    key: text('key'),
    name: text('name'),
    type: text('type'),
    sourceUri: text('source_uri'),
    source: text('source'),
    description: text('description'),
    status: text('status'),
    properties: text('properties'),
    metadata: text('metadata'),
    createdMs: numeric('created_ms'),
    createdBy: text('created_by'),
    updatedMs: numeric('updated_ms'),
    updatedBy: text('updated_by'),
  },
};
