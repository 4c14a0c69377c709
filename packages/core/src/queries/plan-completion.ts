import { AssayError } from '@assay/base';
import type { ObjectAnswer, PartAnswer, UploadAnswer } from '../answers/stored-object.ts';
import { answerObject, answerPart, answerUpload } from '../answers/stored-object.ts';
import type { Query } from './query.ts';
import { chosenParts } from '../steps/chosen-parts.ts';
import type { NamedPart } from '../steps/chosen-parts.ts';
import { loadUpload } from '../steps/load-object.ts';
import { checkCondition } from '../steps/object-condition.ts';
import type { ObjectCondition } from '../steps/object-condition.ts';

export interface PlanCompletionInput {
  readonly bucket: string;
  readonly key: string;
  readonly uploadId: string;
  readonly parts: readonly NamedPart[];
  readonly condition?: ObjectCondition;
}

/** The parts to be joined, or, for a request that comes again, the object that was made of them. */
export const planCompletion: Query<
  PlanCompletionInput,
  { readonly upload: UploadAnswer; readonly parts: PartAnswer[] } | { readonly completed: ObjectAnswer }
> = async (tx, input) => {
  const { bucket, key, uploadId, parts, condition = {} } = input;
  const present = await tx.get('storedObject', { bucket, key });
  try {
    const upload = await loadUpload(tx, input);
    checkCondition(condition, key, present);
    return { upload: answerUpload(upload), parts: (await chosenParts(tx, upload, parts)).map(answerPart) };
  } catch (thrown) {
    const completed = present === undefined ? undefined : answerObject(present);
    const isGone = thrown instanceof AssayError && thrown.details['kind'] === 'upload';
    if (isGone && completed?.properties.uploadId === uploadId) return { completed };
    throw thrown;
  }
};
