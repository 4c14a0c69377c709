import { flag, id, numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const reportVersionTable: TableMapping<'reportVersion'> = {
  table: 'report_version',
  from: 'report_version t',
  columns: {
    projectId: numeric('project_id'),
    reportId: id('report_id'),
    version: numeric('version'),
    name: text('name'),
    note: text('note'),
    isFrozen: flag('is_frozen'),
    sizeBytes: numeric('size_bytes'),
    createdMs: numeric('created_ms'),
    createdBy: text('created_by'),
  },
};
