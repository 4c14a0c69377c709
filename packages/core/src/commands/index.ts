import { abortUpload } from './abort-upload.ts';
import { addRunToGroup } from './add-run-to-group.ts';
import { appendLog } from './append-log.ts';
import { beginUpload } from './begin-upload.ts';
import { changeRuns, deleteRuns } from './change-runs.ts';
import { changeTags } from './change-tags.ts';
import { cloneExperiment } from './clone-experiment.ts';
import { cloneRun } from './clone-run.ts';
import type { Command, Unfinished } from './command.ts';
import { completeUpload } from './complete-upload.ts';
import { copyObject } from './copy-object.ts';
import { createAssociation } from './create-association.ts';
import { createBucket } from './create-bucket.ts';
import { createExperiment } from './create-experiment.ts';
import { createLineageEntity } from './create-lineage-entity.ts';
import { createRunGroup } from './create-run-group.ts';
import { createRun } from './create-run.ts';
import { createView } from './create-view.ts';
import { deleteArtifact } from './delete-artifact.ts';
import { deleteAssociation } from './delete-association.ts';
import { deleteBucket } from './delete-bucket.ts';
import { deleteExperiment } from './delete-experiment.ts';
import { deleteObjects } from './delete-objects.ts';
import { deleteLineageEntity } from './delete-lineage-entity.ts';
import { deleteRunGroup } from './delete-run-group.ts';
import { deleteRun } from './delete-run.ts';
import { deleteView } from './delete-view.ts';
import { linkLineage } from './link-lineage.ts';
import { logArtifact } from './log-artifact.ts';
import { logMetrics } from './log-metrics.ts';
import { logParameters } from './log-parameters.ts';
import { modelCommands } from './models/index.ts';
import { purgeExperiment } from './purge-experiment.ts';
import { purgeExpired } from './purge-expired.ts';
import { purgeRunGroup } from './purge-run-group.ts';
import { purgeRun } from './purge-run.ts';
import { putObject } from './put-object.ts';
import { putUploadPart } from './put-upload-part.ts';
import { recordArtifact } from './record-artifact.ts';
import { removeRunFromGroup } from './remove-run-from-group.ts';
import { reportCommands } from './reports/index.ts';
import { restoreExperiment } from './restore-experiment.ts';
import { restoreRunGroup } from './restore-run-group.ts';
import { restoreRun } from './restore-run.ts';
import { mlflowCommands } from './mlflow/index.ts';
import { sagemakerCommands } from './sagemaker/index.ts';
import { setMetricMetadata } from './set-metric-metadata.ts';
import { setNote } from './set-note.ts';
import { studyCommands } from './studies/index.ts';
import { unlinkLineage } from './unlink-lineage.ts';
import { updateExperiment } from './update-experiment.ts';
import { updateLineageEntity } from './update-lineage-entity.ts';
import { updateRunGroup } from './update-run-group.ts';
import { updateRun } from './update-run.ts';
import { updateView } from './update-view.ts';

/** Every command by its name: what a store adapter runs inside its writer. Inputs and outputs must survive a structured clone. */
export const commands = {
  createExperiment,
  updateExperiment,
  deleteExperiment,
  restoreExperiment,
  purgeExperiment,
  cloneExperiment,
  setMetricMetadata,
  createRunGroup,
  updateRunGroup,
  deleteRunGroup,
  restoreRunGroup,
  purgeRunGroup,
  addRunToGroup,
  removeRunFromGroup,
  createRun,
  updateRun,
  deleteRun,
  restoreRun,
  purgeRun,
  cloneRun,
  changeRuns,
  deleteRuns,
  logParameters,
  logMetrics,
  logArtifact,
  recordArtifact,
  deleteArtifact,
  appendLog,
  changeTags,
  setNote,
  createAssociation,
  deleteAssociation,
  createLineageEntity,
  updateLineageEntity,
  deleteLineageEntity,
  linkLineage,
  unlinkLineage,
  createView,
  updateView,
  deleteView,
  createBucket,
  deleteBucket,
  putObject,
  copyObject,
  deleteObjects,
  beginUpload,
  putUploadPart,
  completeUpload,
  abortUpload,
  purgeExpired,
  ...mlflowCommands,
  ...sagemakerCommands,
  ...modelCommands,
  ...studyCommands,
  ...reportCommands,
} as const;

export type Commands = typeof commands;
export type CommandName = keyof Commands & string;
export type CommandInput<C extends CommandName> = Commands[C] extends Command<infer Input, unknown> ? Input : never;
export type CommandOutput<C extends CommandName> =
  Commands[C] extends Command<never, infer Output> ? Exclude<Output, Unfinished> : never;
