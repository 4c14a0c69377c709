import type { PartAnswer, UploadAnswer } from '../answers/stored-object.ts';
import { answerPart, answerUpload } from '../answers/stored-object.ts';
import type { Query } from './query.ts';
import { loadUpload } from '../steps/load-object.ts';

export interface ListUploadPartsInput {
  readonly bucket: string;
  readonly key: string;
  readonly uploadId: string;
  /** Parts of greater numbers. */
  readonly after: number;
  readonly limit: number;
}

export const listUploadParts: Query<
  ListUploadPartsInput,
  { readonly upload: UploadAnswer; readonly parts: PartAnswer[]; readonly more: boolean }
> = async (tx, input) => {
  const { after, limit } = input;
  const upload = await loadUpload(tx, input);
  const options = { orderBy: ['partNumber'], after: { partNumber: after }, limit: limit + 1 } as const;
  const rows = await tx.find('objectUploadPart', { uploadId: upload.id }, options);
  return { upload: answerUpload(upload), parts: rows.slice(0, limit).map(answerPart), more: rows.length > limit };
};
