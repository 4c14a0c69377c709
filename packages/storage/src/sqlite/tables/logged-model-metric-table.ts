import { id, numeric, runReference, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const loggedModelMetricTable: TableMapping<'loggedModelMetric'> = {
  table: 'logged_model_metric',
  from: 'logged_model_metric t JOIN run r ON r.n = t.run',
  columns: {
    projectId: numeric('project_id'),
    modelId: id('model_id'),
    runId: runReference(),
    name: text('name'),
    datasetName: text('dataset_name'),
    datasetDigest: text('dataset_digest'),
    value: numeric('value'),
    step: numeric('step'),
    timeMs: numeric('time_ms'),
  },
};
