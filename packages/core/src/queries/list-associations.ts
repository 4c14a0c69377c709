import { AssayError } from '@assay/base';
import type { AssociationPage } from '../answers/annotation.ts';
import type { Query } from './query.ts';

export interface ListAssociationsInput {
  readonly limit?: number;
  readonly cursor?: string;
  readonly sourceId?: string;
  readonly destinationId?: string;
}

export const listAssociations: Query<ListAssociationsInput, AssociationPage> = async () => {
  throw new AssayError('NotOffered', 'listAssociations is not there yet.');
};
