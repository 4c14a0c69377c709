import type { CommandName } from '@assay/core';

/** Commands that are taken even when the disk is almost full: they make room, or lead to it. */
const deletions: ReadonlySet<string> = new Set<CommandName>([
  'abortFileUpload',
  'abortUpload',
  'deleteArtifact',
  'deleteAssociation',
  'deleteBucket',
  'deleteExperiment',
  'deleteFiles',
  'deleteLineageEntity',
  'deleteMlflowExperiment',
  'deleteMlflowExperimentTag',
  'deleteMlflowRun',
  'deleteMlflowRunTag',
  'deleteLoggedModel',
  'deleteLoggedModelTag',
  'deleteModel',
  'deleteModelAlias',
  'deleteModelVersion',
  'deleteObjects',
  'deleteReport',
  'unlinkLineage',
  'deleteRun',
  'deleteRunGroup',
  'deleteRuns',
  'deleteSagemakerExperiment',
  'deleteSagemakerTrial',
  'deleteTrialComponent',
  'deleteView',
  'disassociateTrialComponent',
  'purgeExperiment',
  'purgeExpired',
  'purgeRun',
  'purgeRunGroup',
]);

export const isDeletion = (command: string): boolean => deletions.has(command);
