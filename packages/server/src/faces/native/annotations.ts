import { runCommand, runQuery, same } from './handler.ts';
import type { NativeHandlers } from './handler.ts';

export const annotationHandlers = {
  getTags: runQuery('getTags', same, same),
  changeTags: runCommand('changeTags', same, same),
  getNote: runQuery('getNote', same, same),
  setNote: runCommand('setNote', same, same),
  createAssociation: runCommand('createAssociation', same, same),
  listAssociations: runQuery('listAssociations', same, same),
  deleteAssociation: runCommand('deleteAssociation', same, same),
  listLineageEntities: runQuery('listLineageEntities', same, same),
  getLineageEntity: runQuery('getLineageEntity', same, same),
  readLineage: runQuery('readLineage', same, same),
  createView: runCommand('createView', same, same),
  listViews: runQuery('listViews', same, same),
  getView: runQuery('getView', same, same),
  updateView: runCommand('updateView', same, same),
  deleteView: runCommand('deleteView', same, same),
} satisfies Partial<NativeHandlers>;
