import type { BucketAnswer } from '../answers/stored-object.ts';
import type { Query } from './query.ts';
import { loadBucket } from '../steps/load-object.ts';

export interface GetBucketInput {
  readonly name: string;
}

export const getBucket: Query<GetBucketInput, BucketAnswer> = async (tx, input) => {
  const { name, createdMs } = await loadBucket(tx, input.name);
  return { name, createdMs };
};
