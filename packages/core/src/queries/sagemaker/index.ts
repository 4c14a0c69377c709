import { getJob } from './get-job.ts';
import { getSagemakerExperiment } from './get-sagemaker-experiment.ts';
import { getSagemakerTrial } from './get-sagemaker-trial.ts';
import { getTrialComponent } from './get-trial-component.ts';
import { listArnTags } from './list-arn-tags.ts';
import { listSagemakerExperiments } from './list-sagemaker-experiments.ts';
import { listSagemakerTrials } from './list-sagemaker-trials.ts';
import { listTrialComponents } from './list-trial-components.ts';
import { queryComponentMetrics } from './query-component-metrics.ts';
import { getTuningJob, listTuningJobs, listTuningTrials } from './tuning-jobs.ts';

/** What SageMaker's face reads of experiments, run groups, runs, tags, metrics and studies. */
export const sagemakerQueries = {
  getJob,
  getSagemakerExperiment,
  getSagemakerTrial,
  getTrialComponent,
  getTuningJob,
  listArnTags,
  listSagemakerExperiments,
  listSagemakerTrials,
  listTrialComponents,
  listTuningJobs,
  listTuningTrials,
  queryComponentMetrics,
} as const;
