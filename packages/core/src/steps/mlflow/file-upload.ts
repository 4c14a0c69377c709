import { AssayError, isId } from '@assay/base';
import type { FilePlace } from '../../answers/mlflow/file.ts';
import type { ObjectUploadPartRow, ObjectUploadRow, UploadId } from '../../entities/stored-object.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';

/** Files that come in parts wait where those of buckets do; no bucket may be called like this. */
export const fileUploads = 'mlflow-artifacts:';

export interface FileUpload {
  readonly place: FilePlace;
  readonly path: string;
  readonly uploadId: string;
}

export const uploadKey = ({ place, path }: Omit<FileUpload, 'uploadId'>): string => `${place.kind}/${place.id}/${path}`;

/** The upload of that id, where it is under way and to this path. */
export async function findFileUpload(tx: ReadTransaction, upload: FileUpload): Promise<ObjectUploadRow | undefined> {
  const { uploadId: id } = upload;
  const row = isId(id) ? await tx.get('objectUpload', { id: id as UploadId }) : undefined;
  return row?.bucket === fileUploads && row.key === uploadKey(upload) ? row : undefined;
}

export async function loadFileUpload(tx: ReadTransaction, upload: FileUpload): Promise<ObjectUploadRow> {
  const row = await findFileUpload(tx, upload);
  if (row !== undefined) return row;
  throw new AssayError(
    'NotFound',
    `No multipart upload ${JSON.stringify(upload.uploadId.slice(0, 80))} to this path is under way: it was completed or aborted, or never begun.`,
    { kind: 'upload' },
  );
}

/** A part as the client names it when it completes an upload. */
export interface NamedFilePart {
  readonly partNumber: number;
  /** Without quotes. */
  readonly etag: string;
}

/** The parts that the file is made of. InvalidInput where one is missing, another one, or out of order. */
export async function chosenFileParts(
  tx: ReadTransaction,
  { id }: ObjectUploadRow,
  named: readonly NamedFilePart[],
): Promise<ObjectUploadPartRow[]> {
  const present = new Map((await tx.find('objectUploadPart', { uploadId: id })).map((part) => [part.partNumber, part]));
  let previous = 0;
  return named.map(({ partNumber, etag }, i) => {
    const part = present.get(partNumber);
    if (partNumber <= previous)
      throw new AssayError('InvalidInput', `parts[${i}]: expected parts in ascending order of part_number`);
    if (part?.etag !== etag)
      throw new AssayError(
        'InvalidInput',
        `parts[${i}]: part ${partNumber} was not uploaded, or has another ETag. Upload it again.`,
      );
    previous = partNumber;
    return part;
  });
}
