import { id, numeric, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const metricMetadataTable: TableMapping<'metricMetadata'> = {
  table: 'metric_metadata',
  from: 'metric_metadata t',
  columns: {
    projectId: numeric('project_id'),
    experimentId: id('experiment_id'),
    name: text('name'),
    goal: text('goal'),
    unit: text('unit'),
    displayName: text('display_name'),
  },
};
