import { id, numeric, runReference, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const datasetInputTable: TableMapping<'datasetInput'> = {
  table: 'dataset_input',
  from: 'dataset_input t JOIN run r ON r.n = t.run',
  columns: {
    projectId: numeric('project_id'),
    runId: runReference(),
    name: text('name'),
    digest: text('digest'),
    context: text('context'),
    tags: text('tags'),
    contentId: id('content_id'),
    position: numeric('position'),
    loggedMs: numeric('logged_ms'),
  },
};
