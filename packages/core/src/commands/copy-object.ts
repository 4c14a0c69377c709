import { AssayError } from '@assay/base';
import type { Command } from './command.ts';
import type { ObjectAnswer } from '../answers/stored-object.ts';
import { answerObject } from '../answers/stored-object.ts';
import type { ObjectChecksums, ObjectProperties } from '../entities/stored-object.ts';
import { loadObject } from '../steps/load-object.ts';
import type { ObjectCondition } from '../steps/object-condition.ts';
import { writeObject } from '../steps/write-object.ts';

export interface CopyObjectInput {
  /** The version that the caller has looked at. */
  readonly source: { readonly bucket: string; readonly key: string; readonly sha256: string };
  readonly bucket: string;
  readonly key: string;
  /** In the place of the source's own. */
  readonly replace?: Pick<ObjectProperties, 'headers' | 'metadata'>;
  /** In the place of the source's own. */
  readonly checksums?: ObjectChecksums;
  readonly condition?: ObjectCondition;
}

/** A copy shares the bytes. Throws Conflict when the source is another version by now. */
export const copyObject: Command<CopyObjectInput, ObjectAnswer> = async (tx, input, context) => {
  const { bucket, key, source, replace, checksums } = input;
  const from = await loadObject(tx, source.bucket, source.key);
  if (from.sha256 !== source.sha256)
    throw new AssayError('Conflict', 'The source changed while it was being copied. Try again.');
  const { headers, metadata, checksums: ofSource } = JSON.parse(from.properties) as ObjectProperties;
  const row = await writeObject(tx, context, {
    bucket,
    key,
    sha256: from.sha256,
    sizeBytes: from.sizeBytes,
    etag: from.etag,
    properties: { headers, metadata, ...replace, checksums: checksums ?? ofSource },
    ...(input.condition && { condition: input.condition }),
  });
  return answerObject(row);
};
