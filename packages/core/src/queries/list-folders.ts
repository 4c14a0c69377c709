import type { Query } from './query.ts';

export type ListFoldersInput = Readonly<Record<string, never>>;

export const listFolders: Query<ListFoldersInput, { folders: { folder: string; experimentCount: number }[] }> = async (
  tx,
) => ({ folders: await tx.folders() });
