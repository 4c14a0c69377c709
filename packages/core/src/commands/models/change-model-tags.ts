import type { TagsAnswer } from '../../answers/annotation.ts';
import { loadModel, loadModelVersion } from '../../steps/load-model.ts';
import { recordModelChange } from '../../steps/record-model-change.ts';
import { changeEntityTags } from '../../steps/write-tags.ts';
import type { Tagged, Tags } from '../../steps/write-tags.ts';
import type { Command } from '../command.ts';

export interface ChangeModelTagsInput {
  readonly model: string;
  /** Without it: tags of the model itself. */
  readonly version?: number;
  readonly set?: Tags;
  /** Keys; removal wins over `set`. */
  readonly remove?: readonly string[];
}

export const changeModelTags: Command<ChangeModelTagsInput, TagsAnswer> = async (tx, input, context) => {
  const { version, set: wanted = {}, remove = [] } = input;
  const model = await loadModel(tx, input.model);
  const tagged: Tagged =
    version === undefined
      ? { kind: 'model', id: model.id, name: model.name }
      : {
          kind: 'version',
          id: (await loadModelVersion(tx, model, version)).id,
          name: `${model.name}/${version}`,
        };
  const { tags, set, removed } = await changeEntityTags(tx, context, tagged, wanted, remove);
  if (set.length > 0 || removed.length > 0)
    await recordModelChange(tx, context, model, { kind: 'tags', version: version ?? null, data: { set, removed } });
  return { tags: Object.fromEntries(tags) };
};
