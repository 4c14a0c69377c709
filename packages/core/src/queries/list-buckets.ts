import type { BucketAnswer } from '../answers/stored-object.ts';
import type { Query } from './query.ts';

export interface ListBucketsInput {
  readonly prefix?: string;
  /** Names after this one. */
  readonly after?: string;
  readonly limit: number;
}

/** By name; one more than the limit tells that there are more. */
export const listBuckets: Query<ListBucketsInput, BucketAnswer[]> = async (tx, { prefix = '', after, limit }) => {
  const rows = await tx.find(
    'bucket',
    {},
    { orderBy: ['name'], ...(after !== undefined && { after: { name: after } }) },
  );
  return rows
    .filter(({ name }) => name.startsWith(prefix))
    .slice(0, limit + 1)
    .map(({ name, createdMs }) => ({ name, createdMs }));
};
