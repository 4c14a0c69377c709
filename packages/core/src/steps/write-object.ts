import type { CommandContext } from '../context.ts';
import type { ObjectProperties, StoredObjectRow } from '../entities/stored-object.ts';
import { checkLimit } from '../policy/limit.ts';
import { checkObjectKey } from '../policy/object-key.ts';
import type { Transaction } from '../ports/transaction.ts';
import { loadBucket } from './load-object.ts';
import { checkCondition } from './object-condition.ts';
import type { ObjectCondition } from './object-condition.ts';

/** An object whose bytes are in the blob store by now. */
export interface NewObject {
  readonly bucket: string;
  readonly key: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly etag: string;
  readonly properties: ObjectProperties;
  readonly condition?: ObjectCondition;
}

/** Puts the object in the place of what its key named before. Runs that logged that one keep it: they hold its bytes by their hash. */
export async function writeObject(
  tx: Transaction,
  { limits, now }: CommandContext,
  { condition = {}, properties, ...made }: NewObject,
): Promise<StoredObjectRow> {
  checkObjectKey(made.key);
  checkLimit(limits, 'artifactFileBytes', made.sizeBytes, `The object has ${made.sizeBytes} bytes`);
  const { bucket, key } = made;
  await loadBucket(tx, bucket);
  checkCondition(condition, key, await tx.get('storedObject', { bucket, key }));
  const row = { ...made, projectId: tx.projectId, modifiedMs: now, properties: JSON.stringify(properties) };
  await tx.upsert('storedObject', row);
  return row;
}
