import { id, numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const associationTable: TableMapping<'association'> = {
  table: 'association',
  from: 'association t',
  columns: {
    id: id('id'),
    projectId: numeric('project_id'),
    sourceKind: text('source_kind'),
    sourceId: id('source_id'),
    destinationKind: text('destination_kind'),
    destinationId: id('destination_id'),
    type: text('type'),
    createdMs: numeric('created_ms'),
    createdBy: text('created_by'),
  },
};
