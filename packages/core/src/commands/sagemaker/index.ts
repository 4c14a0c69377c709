import { associateTrialComponent } from './associate-trial-component.ts';
import { changeArnTags } from './change-arn-tags.ts';
import { createSagemakerExperiment } from './create-sagemaker-experiment.ts';
import { createSagemakerTrial } from './create-sagemaker-trial.ts';
import { createTrialComponent } from './create-trial-component.ts';
import { deleteSagemakerExperiment } from './delete-sagemaker-experiment.ts';
import { deleteSagemakerTrial } from './delete-sagemaker-trial.ts';
import { deleteTrialComponent } from './delete-trial-component.ts';
import { disassociateTrialComponent } from './disassociate-trial-component.ts';
import { putComponentMetrics } from './put-component-metrics.ts';
import { stopTuningJob } from './stop-tuning-job.ts';
import { updateSagemakerExperiment } from './update-sagemaker-experiment.ts';
import { updateSagemakerTrial } from './update-sagemaker-trial.ts';
import { updateTrialComponent } from './update-trial-component.ts';

/** What SageMaker's face does to experiments, run groups, runs and tags, each operation in one command. */
export const sagemakerCommands = {
  associateTrialComponent,
  changeArnTags,
  createSagemakerExperiment,
  createSagemakerTrial,
  createTrialComponent,
  deleteSagemakerExperiment,
  deleteSagemakerTrial,
  deleteTrialComponent,
  disassociateTrialComponent,
  putComponentMetrics,
  stopTuningJob,
  updateSagemakerExperiment,
  updateSagemakerTrial,
  updateTrialComponent,
} as const;
