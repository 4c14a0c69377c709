import type { BucketAnswer } from '../answers/stored-object.ts';
import type { Query } from './query.ts';

export interface ListBucketsInput {
  readonly prefix?: string;
  /** Names after this one. */
  readonly after?: string;
  readonly limit: number;
}

const pageLength = 1000;

/** By name; one more than the limit tells that there are more. */
export const listBuckets: Query<ListBucketsInput, BucketAnswer[]> = async (tx, { prefix = '', after = '', limit }) => {
  const answers: BucketAnswer[] = [];
  for (let name = after; ;) {
    const rows = await tx.find('bucket', {}, { orderBy: ['name'], after: { name }, limit: pageLength });
    const fitting = rows.filter((row) => row.name.startsWith(prefix));
    answers.push(...fitting.map((row) => ({ name: row.name, createdMs: row.createdMs })));
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageLength || answers.length > limit) return answers.slice(0, limit + 1);
    ({ name } = last);
  }
};
