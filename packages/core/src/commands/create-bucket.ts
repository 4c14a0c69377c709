import { checkBucketName } from '../policy/bucket-name.ts';
import type { Command } from './command.ts';

export interface CreateBucketInput {
  readonly name: string;
}

/** Making one that is there changes nothing. */
export const createBucket: Command<CreateBucketInput, { created: boolean }> = async (tx, { name }, { now }) => {
  checkBucketName(name);
  if ((await tx.get('bucket', { name })) !== undefined) return { created: false };
  await tx.insert('bucket', { projectId: tx.projectId, name, createdMs: now });
  return { created: true };
};
