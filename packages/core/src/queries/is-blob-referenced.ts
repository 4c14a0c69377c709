import type { Query } from './query.ts';

export interface IsBlobReferencedInput {
  readonly sha256: string;
}

/** By any run that is not purged, deleted ones included: they may be restored. */
export const isBlobReferenced: Query<IsBlobReferencedInput, boolean> = async (tx, { sha256 }) =>
  (await tx.count('artifact', { kind: 'file', sha256 })) > 0;
