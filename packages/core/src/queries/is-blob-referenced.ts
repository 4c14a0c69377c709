import type { Query } from './query.ts';

export interface IsBlobReferencedInput {
  readonly sha256: string;
}

/** By any run or logged model that is not purged, deleted ones included; by an object, or a part that waits to become one. */
export const isBlobReferenced: Query<IsBlobReferencedInput, boolean> = async (tx, { sha256 }) =>
  (await tx.count('artifact', { kind: 'file', sha256 })) > 0 ||
  (await tx.count('loggedModelFile', { sha256 })) > 0 ||
  (await tx.count('storedObject', { sha256 })) > 0 ||
  (await tx.count('objectUploadPart', { sha256 })) > 0;
