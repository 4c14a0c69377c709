import { changeModelTags } from './change-model-tags.ts';
import { createModelVersion } from './create-model-version.ts';
import { createModel } from './create-model.ts';
import { deleteModelAlias } from './delete-model-alias.ts';
import { deleteModelVersion } from './delete-model-version.ts';
import { deleteModel } from './delete-model.ts';
import { setModelAlias } from './set-model-alias.ts';
import { updateModelVersion } from './update-model-version.ts';
import { updateModel } from './update-model.ts';

/** The registry: registered models, their versions and aliases. */
export const modelCommands = {
  createModel,
  updateModel,
  deleteModel,
  createModelVersion,
  updateModelVersion,
  deleteModelVersion,
  setModelAlias,
  deleteModelAlias,
  changeModelTags,
} as const;
