import { AssayError } from '@assay/base';
import type { ObjectUploadPartRow, ObjectUploadRow } from '../entities/stored-object.ts';
import type { ReadTransaction } from '../ports/transaction.ts';

/** A part as the client names it when it completes an upload. */
export interface NamedPart {
  readonly partNumber: number;
  /** Without quotes. */
  readonly etag: string;
  /** Base64 by algorithm, as far as the client says. */
  readonly checksums: Readonly<Record<string, string>>;
}

/** Every part but the last must have this many bytes. */
const leastPartBytes = 5 * 1024 * 1024;

/** The parts that an upload is completed from, in order. Throws InvalidInput when one is missing, another, out of order or too small. */
export async function chosenParts(
  tx: ReadTransaction,
  upload: ObjectUploadRow,
  named: readonly NamedPart[],
): Promise<ObjectUploadPartRow[]> {
  const present = new Map(
    (await tx.find('objectUploadPart', { uploadId: upload.id })).map((part) => [part.partNumber, part]),
  );
  const chosen: ObjectUploadPartRow[] = [];
  for (const { partNumber, etag, checksums } of named) {
    if (partNumber <= (chosen.at(-1)?.partNumber ?? 0))
      throw fault(
        'InvalidPartOrder',
        'The list of parts was not in ascending order. Parts must be ordered by part number.',
      );
    const part = present.get(partNumber);
    const own = part === undefined ? {} : (JSON.parse(part.checksums) as Record<string, string>);
    const differs = Object.entries(checksums).some(([name, value]) => own[name] !== undefined && own[name] !== value);
    if (part?.etag !== etag || differs)
      throw fault(
        'InvalidPart',
        `One or more of the specified parts could not be found: part ${partNumber} was not uploaded, or has another ETag or checksum.`,
      );
    chosen.push(part);
  }
  for (const part of chosen.slice(0, -1))
    if (part.sizeBytes < leastPartBytes)
      throw fault(
        'EntityTooSmall',
        `Your proposed upload is smaller than the minimum allowed size: part ${part.partNumber} has ${part.sizeBytes} bytes, and only the last may have fewer than ${leastPartBytes}.`,
      );
  return chosen;
}

const fault = (name: string, message: string): AssayError => new AssayError('InvalidInput', message, { fault: name });
