import { id, numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const reportContentTable: TableMapping<'reportContent'> = {
  table: 'report_content',
  from: 'report_content t',
  columns: {
    projectId: numeric('project_id'),
    reportId: id('report_id'),
    version: numeric('version'),
    source: text('source'),
    frozen: text('frozen'),
  },
};
