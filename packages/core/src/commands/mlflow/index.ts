import { abortFileUpload } from './abort-file-upload.ts';
import { beginFileUpload } from './begin-file-upload.ts';
import { completeFileUpload } from './complete-file-upload.ts';
import { createMlflowExperiment } from './create-mlflow-experiment.ts';
import { createMlflowRun } from './create-mlflow-run.ts';
import { deleteMlflowExperimentTag } from './delete-mlflow-experiment-tag.ts';
import { deleteMlflowExperiment } from './delete-mlflow-experiment.ts';
import { deleteMlflowRunTag } from './delete-mlflow-run-tag.ts';
import { deleteMlflowRun } from './delete-mlflow-run.ts';
import { logMlflowBatch } from './log-mlflow-batch.ts';
import { openMlflowDefault } from './open-mlflow-default.ts';
import { recordMlflowModel } from './record-mlflow-model.ts';
import { restoreMlflowExperiment } from './restore-mlflow-experiment.ts';
import { restoreMlflowRun } from './restore-mlflow-run.ts';
import { setMlflowExperimentTag } from './set-mlflow-experiment-tag.ts';
import { updateMlflowExperiment } from './update-mlflow-experiment.ts';
import { updateMlflowRun } from './update-mlflow-run.ts';
import { createLoggedModel } from './create-logged-model.ts';
import { deleteLoggedModel } from './delete-logged-model.ts';
import { deleteLoggedModelTag } from './delete-logged-model-tag.ts';
import { logMlflowInputs } from './log-mlflow-inputs.ts';
import { logMlflowOutputs } from './log-mlflow-outputs.ts';
import { updateLoggedModel } from './update-logged-model.ts';
import { deleteFiles } from './delete-files.ts';
import { putFile } from './put-file.ts';
import { putFilePart } from './put-file-part.ts';

/** What MLflow's face does that no native command does, each operation in one command. */
export const mlflowCommands = {
  createMlflowExperiment,
  openMlflowDefault,
  updateMlflowExperiment,
  deleteMlflowExperiment,
  restoreMlflowExperiment,
  setMlflowExperimentTag,
  deleteMlflowExperimentTag,
  createMlflowRun,
  updateMlflowRun,
  deleteMlflowRun,
  restoreMlflowRun,
  logMlflowBatch,
  recordMlflowModel,
  deleteMlflowRunTag,
  putFile,
  deleteFiles,
  beginFileUpload,
  putFilePart,
  completeFileUpload,
  abortFileUpload,
  createLoggedModel,
  updateLoggedModel,
  deleteLoggedModel,
  deleteLoggedModelTag,
  logMlflowInputs,
  logMlflowOutputs,
} as const;
