import { numeric, runReference } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const runPauseTable: TableMapping<'runPause'> = {
  table: 'run_pause',
  from: 'run_pause t JOIN run r ON r.n = t.run',
  columns: {
    projectId: numeric('project_id'),
    runId: runReference(),
    beganMs: numeric('began_ms'),
    endedMs: numeric('ended_ms'),
  },
};
