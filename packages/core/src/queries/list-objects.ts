import type { ObjectAnswer } from '../answers/stored-object.ts';
import { answerObject } from '../answers/stored-object.ts';
import type { StoredObjectRow } from '../entities/stored-object.ts';
import { compareCodePoints } from '../filter/code-point-order.ts';
import { commonPrefixOf, listingStart, startBehind } from '../policy/listing.ts';
import type { ListingStart } from '../policy/listing.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import { loadBucket } from '../steps/load-object.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Query } from './query.ts';

export interface ListObjectsInput {
  readonly bucket: string;
  readonly prefix: string;
  /** Empty: none. */
  readonly delimiter: string;
  /** Only what comes after this, an element or any text. */
  readonly after: string;
  /** Of the page before; goes before `after`. */
  readonly cursor?: string;
  readonly limit: number;
}

export interface ObjectListing {
  readonly objects: ObjectAnswer[];
  readonly commonPrefixes: string[];
  /** The last element of the page, a key or common prefix; empty when there is none. */
  readonly last: string;
  /** Null: this is all. */
  readonly nextCursor: string | null;
}

/** A page of a bucket's objects and common prefixes, in the order of their UTF-8 bytes. Its cost follows the elements, not the keys. */
export const listObjects: Query<ListObjectsInput, ObjectListing> = async (tx, input) => {
  const { bucket, prefix, delimiter, after, cursor, limit } = input;
  await loadBucket(tx, bucket);
  const of = ['objects', bucket, prefix, delimiter];
  const place = String(readCursor(of, cursor, 1)?.[0] ?? after);

  const objects: ObjectAnswer[] = [];
  const commonPrefixes: string[] = [];
  let last = '';
  const page = (more: boolean): ObjectListing => ({
    objects,
    commonPrefixes,
    last,
    nextCursor: more ? writeCursor(of, [last]) : null,
  });
  if (limit === 0) return page(false);
  for await (const { row, commonPrefix } of elements(tx, input, place)) {
    if (objects.length + commonPrefixes.length === limit) return page(true);
    if (commonPrefix === undefined) objects.push(answerObject(row));
    else commonPrefixes.push(commonPrefix);
    last = commonPrefix ?? row.key;
  }
  return page(false);
};

interface Element {
  readonly row: StoredObjectRow;
  /** Which the row is the first of. */
  readonly commonPrefix: string | undefined;
}

async function* elements(tx: ReadTransaction, input: ListObjectsInput, place: string): AsyncGenerator<Element> {
  const { bucket, prefix, delimiter, limit } = input;
  // Few at first where a delimiter may let most of them be skipped.
  const least = delimiter === '' ? limit + 1 : 16;
  let count = least;
  let skipped: string | undefined;
  let start = listingStart(input, place, compareCodePoints);
  while (start !== undefined) {
    const rows = await rowsFrom(tx, bucket, start, count);
    for (const row of rows) {
      if (!row.key.startsWith(prefix)) return;
      start = { key: row.key, inclusive: false };
      if (skipped !== undefined && row.key.startsWith(skipped)) continue;
      skipped = commonPrefixOf(input, row.key);
      yield { row, commonPrefix: skipped };
    }
    if (rows.length < count) return;
    count = Math.min(count * 4, limit + 1);
    if (skipped !== undefined && start.key.startsWith(skipped)) {
      start = startBehind(skipped);
      count = least;
    }
  }
}

async function rowsFrom(
  tx: ReadTransaction,
  bucket: string,
  { key, inclusive }: ListingStart,
  count: number,
): Promise<StoredObjectRow[]> {
  const first = inclusive && key !== '' ? await tx.get('storedObject', { bucket, key }) : undefined;
  const rows = first === undefined ? [] : [first];
  const behind = { orderBy: ['key'], after: { key }, limit: count - rows.length } as const;
  return [...rows, ...(await tx.find('storedObject', { bucket }, behind))];
}
