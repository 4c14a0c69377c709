import { id, numeric } from './column.ts';
import type { TableMapping } from './table-mapping.ts';

export const trialReportTable: TableMapping<'trialReport'> = {
  table: 'trial_report',
  from: 'trial_report t',
  columns: {
    projectId: numeric('project_id'),
    studyId: id('study_id'),
    number: numeric('number'),
    step: numeric('step'),
    value: numeric('value'),
  },
};
