import { checkFilePath } from '@assay/core';

/** A folder within a run or model, from a parameter; empty: the topmost. */
export function readFolder(given = ''): string {
  const folder = given.replace(/\/+$/, '');
  if (folder !== '') checkFilePath('Invalid path', folder);
  return folder;
}
