import type { MlflowRunTag } from '@assay/wire/mlflow';
import { reservedTags } from '@assay/core';
import { checkKey } from '../check-key.ts';
import { cutValue } from './cut-value.ts';

/** A native note, which may be longer. */
const noteTag = reservedTags.note;

/** Tags of a request by key; of two with one key the later counts. `pathOf`: where the request has the i-th key. */
export const readRunTags = (
  tags: readonly MlflowRunTag[],
  pathOf: (i: number) => string = (i) => `tags[${i}].key`,
): Map<string, string> =>
  new Map(tags.map(({ key, value = '' }, i) => [checkKey(key, pathOf(i)), key === noteTag ? value : cutValue(value)]));
