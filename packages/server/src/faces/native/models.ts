import { runCommand, runQuery, same } from './handler.ts';
import type { NativeHandlers } from './handler.ts';

const nothing = (): void => undefined;

/** The number in the path is text; its schema holds it to digits. */
const numbered = <T extends { readonly version: string }>(input: T) => ({ ...input, version: Number(input.version) });

export const modelHandlers = {
  listModels: runQuery('listModels', same, same),
  createModel: runCommand('createModel', same, same),
  getModel: runQuery('getModel', same, same),
  updateModel: runCommand('updateModel', same, same),
  deleteModel: runCommand('deleteModel', same, nothing),
  changeModelTags: runCommand('changeModelTags', same, same),
  listModelEvents: runQuery('listModelEvents', same, same),
  listModelVersions: runQuery('listModelVersions', same, same),
  createModelVersion: runCommand('createModelVersion', same, same),
  getModelVersion: runQuery('getModelVersion', numbered, same),
  updateModelVersion: runCommand('updateModelVersion', numbered, same),
  deleteModelVersion: runCommand('deleteModelVersion', numbered, nothing),
  changeModelVersionTags: runCommand('changeModelTags', numbered, same),
  getModelAlias: runQuery('getModelVersion', same, same),
  setModelAlias: runCommand('setModelAlias', same, same),
  deleteModelAlias: runCommand('deleteModelAlias', same, nothing),
} satisfies Partial<NativeHandlers>;
