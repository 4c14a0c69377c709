import type { ProjectId } from '@assay/base';
import type { BlobStore, CallOptions, Store } from '@assay/core';

const hourMs = 3_600_000;
/** A blob is put before the row that names it is written; within this time it is nobody's business. */
const minBlobAgeMs = 24 * hourMs;

const options: CallOptions = { projectId: 1 as ProjectId, actor: { name: 'housekeeping' } };

/** Removes for good what was deleted longer ago than the grace, a little at a time so that others get their turn. */
export async function purgeExpired(store: Store, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { more } = await store.execute('purgeExpired', { limit: 20 }, options);
    if (!more) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Removes bytes that no artifact names any more. */
export async function sweepBlobs(store: Store, blobs: BlobStore): Promise<void> {
  await blobs.sweep(async (sha256) => store.query('isBlobReferenced', { sha256 }, options), minBlobAgeMs);
}

export const purgeEveryMs = hourMs;
export const sweepEveryMs = 6 * hourMs;
