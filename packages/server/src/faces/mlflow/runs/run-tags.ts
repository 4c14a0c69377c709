import type { MlflowRunTag } from '@assay/wire/mlflow';
import { checkKey } from '../check-key.ts';

/** Tags of a request by key; of two with one key the later counts. `pathOf`: where the request has the i-th key. */
export const readRunTags = (
  tags: readonly MlflowRunTag[],
  pathOf: (i: number) => string = (i) => `tags[${i}].key`,
): Map<string, string> => new Map(tags.map(({ key, value = '' }, i) => [checkKey(key, pathOf(i)), value]));
