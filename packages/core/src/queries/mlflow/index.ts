import { checkFilePart } from './check-file-part.ts';
import { checkFileUpload } from './check-file-upload.ts';
import { getFile } from './get-file.ts';
import { getMlflowExperiment } from './get-mlflow-experiment.ts';
import { getMlflowRun } from './get-mlflow-run.ts';
import { getMlflowRuns, searchMlflowRuns } from './search-mlflow-runs.ts';
import { listFolder } from './list-folder.ts';
import { planFileCompletion } from './plan-file-completion.ts';

/** What MLflow's face reads that no native query does. */
export const mlflowQueries = {
  getMlflowExperiment,
  getMlflowRun,
  getMlflowRuns,
  searchMlflowRuns,
  listFolder,
  getFile,
  checkFileUpload,
  checkFilePart,
  planFileCompletion,
} as const;
