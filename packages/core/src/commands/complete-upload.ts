import type { Command } from './command.ts';
import type { ObjectAnswer } from '../answers/stored-object.ts';
import { answerObject } from '../answers/stored-object.ts';
import type { ObjectChecksums, UploadProperties } from '../entities/stored-object.ts';
import { chosenParts } from '../steps/chosen-parts.ts';
import type { NamedPart } from '../steps/chosen-parts.ts';
import { loadUpload } from '../steps/load-object.ts';
import type { ObjectCondition } from '../steps/object-condition.ts';
import { removeUpload } from '../steps/remove-upload.ts';
import { writeObject } from '../steps/write-object.ts';

export interface CompleteUploadInput {
  readonly bucket: string;
  readonly key: string;
  readonly uploadId: string;
  readonly parts: readonly NamedPart[];
  /** Of the parts' bytes one behind the other, which are in the blob store by now. */
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly etag: string;
  readonly checksums: ObjectChecksums;
  readonly condition?: ObjectCondition;
}

/** Makes an object of the parts of an upload, and ends the upload. */
export const completeUpload: Command<CompleteUploadInput, ObjectAnswer> = async (tx, input, context) => {
  const upload = await loadUpload(tx, input);
  await chosenParts(tx, upload, input.parts);
  const { headers, metadata } = JSON.parse(upload.properties) as UploadProperties;
  const { bucket, key, sha256, sizeBytes, etag, checksums, condition } = input;
  const row = await writeObject(tx, context, {
    bucket,
    key,
    sha256,
    sizeBytes,
    etag,
    properties: { headers, metadata, checksums, uploadId: upload.id },
    ...(condition && { condition }),
  });
  await removeUpload(tx, upload);
  return answerObject(row);
};
