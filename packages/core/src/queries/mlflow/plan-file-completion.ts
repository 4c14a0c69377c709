import type { PartAnswer } from '../../answers/stored-object.ts';
import { answerPart } from '../../answers/stored-object.ts';
import { chosenFileParts, findFileUpload } from '../../steps/mlflow/file-upload.ts';
import type { FileUpload, NamedFilePart } from '../../steps/mlflow/file-upload.ts';
import type { Query } from '../query.ts';

export interface PlanFileCompletionInput extends FileUpload {
  readonly parts: readonly NamedFilePart[];
}

/** The parts to be joined, in order; none where the upload is not under way, which may be because it was completed. */
export const planFileCompletion: Query<PlanFileCompletionInput, PartAnswer[]> = async (tx, input) => {
  const upload = await findFileUpload(tx, input);
  return upload === undefined ? [] : (await chosenFileParts(tx, upload, input.parts)).map(answerPart);
};
