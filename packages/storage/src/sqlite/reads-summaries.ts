import type { QueryName } from '@assay/core';

/** Queries that say nothing that depends on points. Any other waits until the summaries in the writer's memory are stored. */
const others: ReadonlySet<string> = new Set<QueryName>([
  'getServer',
  'listExperiments',
  'getExperiment',
  'listFolders',
  'listRunGroups',
  'getRunGroup',
  'listParameters',
  'listArtifacts',
  'artifactForDownload',
  'checkArtifactUpload',
  'readLog',
  'getTags',
  'getNote',
  'listAssociations',
  'listViews',
  'getView',
  'followChanges',
  'isBlobReferenced',
]);

export const readsSummaries = (query: string): boolean => !others.has(query);
