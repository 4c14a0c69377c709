import { AssayError } from '@assay/base';
import type { Query } from './query.ts';

export interface IsBlobReferencedInput {
  readonly sha256: string;
}

export const isBlobReferenced: Query<IsBlobReferencedInput, boolean> = async () => {
  throw new AssayError('NotOffered', 'isBlobReferenced is not there yet.');
};
