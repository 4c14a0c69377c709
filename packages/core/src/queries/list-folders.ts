import { AssayError } from '@assay/base';
import type { Query } from './query.ts';

export type ListFoldersInput = Readonly<Record<string, never>>;

export const listFolders: Query<
  ListFoldersInput,
  { folders: { folder: string; experimentCount: number }[] }
> = async () => {
  throw new AssayError('NotOffered', 'listFolders is not there yet.');
};
