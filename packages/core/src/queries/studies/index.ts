import { getStudy } from './get-study.ts';
import { getTrial } from './get-trial.ts';
import { listStudies } from './list-studies.ts';
import { listTrials } from './list-trials.ts';
import { queryImportanceData } from './query-importance-data.ts';
import { queryTrialColumns } from './query-trial-columns.ts';
import { queryTrialFrame } from './query-trial-frame.ts';
import { readStudy } from './read-study.ts';
import { studiesToTend } from './studies-to-tend.ts';

/** Hyperparameter searches. */
export const studyQueries = {
  getStudy,
  listStudies,
  getTrial,
  listTrials,
  queryImportanceData,
  queryTrialColumns,
  queryTrialFrame,
  readStudy,
  studiesToTend,
} as const;
