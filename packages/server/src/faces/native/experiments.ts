import { runCommand, runQuery, same } from './handler.ts';
import type { NativeHandlers } from './handler.ts';

export const experimentHandlers = {
  createExperiment: runCommand('createExperiment', same, same),
  listExperiments: runQuery('listExperiments', same, same),
  getExperiment: runQuery('getExperiment', same, same),
  updateExperiment: runCommand('updateExperiment', same, same),
  deleteExperiment: runCommand('deleteExperiment', same, same),
  restoreExperiment: runCommand('restoreExperiment', same, same),
  purgeExperiment: runCommand('purgeExperiment', same, same),
  cloneExperiment: runCommand('cloneExperiment', same, same),
  listFolders: runQuery('listFolders', () => ({}), same),
  listMetricMetadata: runQuery('listMetricMetadata', same, same),
  setMetricMetadata: runCommand('setMetricMetadata', same, same),
} satisfies Partial<NativeHandlers>;
