import { checkFilePart } from './check-file-part.ts';
import { checkFileUpload } from './check-file-upload.ts';
import { getFile } from './get-file.ts';
import { getMlflowExperiment } from './get-mlflow-experiment.ts';
import { getMlflowHistories, getMlflowHistory } from './get-mlflow-history.ts';
import { getMlflowRun } from './get-mlflow-run.ts';
import { listMlflowDatasets } from './list-mlflow-datasets.ts';
import { sampleMlflowHistories } from './sample-mlflow-histories.ts';
import { searchMlflowExperiments } from './search-mlflow-experiments.ts';
import { getMlflowRuns, searchMlflowRuns } from './search-mlflow-runs.ts';
import { getLoggedModel } from './get-logged-model.ts';
import { searchLoggedModels } from './search-logged-models.ts';
import { listFolder } from './list-folder.ts';
import { planFileCompletion } from './plan-file-completion.ts';

/** What MLflow's face reads that no native query does. */
export const mlflowQueries = {
  getMlflowExperiment,
  getMlflowRun,
  getMlflowRuns,
  searchMlflowRuns,
  searchMlflowExperiments,
  listMlflowDatasets,
  getMlflowHistory,
  getMlflowHistories,
  sampleMlflowHistories,
  listFolder,
  getFile,
  checkFileUpload,
  checkFilePart,
  planFileCompletion,
  getLoggedModel,
  searchLoggedModels,
} as const;
