import { numeric, runReference, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const runModelTable: TableMapping<'runModel'> = {
  table: 'run_model',
  from: 'run_model t JOIN run r ON r.n = t.run',
  columns: {
    projectId: numeric('project_id'),
    runId: runReference(),
    direction: text('direction'),
    modelId: text('model_id'),
    step: numeric('step'),
    loggedMs: numeric('logged_ms'),
  },
};
