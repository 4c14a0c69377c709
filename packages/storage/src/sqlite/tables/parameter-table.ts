import { nameReference, numeric, runReference, text } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const parameterTable: TableMapping<'parameter'> = {
  table: 'parameter',
  from: 'parameter t JOIN run r ON r.n = t.run JOIN name k ON k.n = t.key',
  columns: {
    projectId: numeric('project_id'),
    runId: runReference(),
    key: nameReference(),
    text: text('text'),
    kind: text('kind'),
    number: numeric('number'),
    loggedMs: numeric('logged_ms'),
  },
};
