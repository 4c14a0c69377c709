import type { ReadTransaction } from '../ports/transaction.ts';
import type { ObjectProperties } from '../entities/stored-object.ts';

export interface PinnedObject {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
}

/**
 * The bytes that `s3://bucket/key` names now, where that is an object of this server: an artifact that is recorded with them, as one of kind
 * `file` that keeps its URI, has these bytes for good, whatever the key names later. Undefined for every other URI.
 */
export async function pinObject(tx: ReadTransaction, uri: string): Promise<PinnedObject | undefined> {
  const [, bucket, key] = /^s3:\/\/([^/]{3,63})\/(.{1,1024})$/s.exec(uri) ?? [];
  if (bucket === undefined || key === undefined) return undefined;
  const found = await tx.get('storedObject', { bucket, key });
  if (found === undefined) return undefined;
  const { headers } = JSON.parse(found.properties) as ObjectProperties;
  const { sha256, sizeBytes } = found;
  return { sha256, sizeBytes, mediaType: headers['content-type'] ?? 'application/octet-stream' };
}
