import { createHash } from 'node:crypto';
import type { ArtifactSource } from '@assay/wire/sagemaker';

/**
 * 32 hex digits by which an artifact is known: a digest of its source, URI and types. In which order types are given does not matter;
 * every character of a value does, the quotes around an ETag too.
 */
export function sourceKey({ SourceUri, SourceTypes = [] }: ArtifactSource): string {
  const types = SourceTypes.map(({ SourceIdType, Value }) => JSON.stringify([SourceIdType, Value])).sort();
  return createHash('sha256')
    .update(JSON.stringify([SourceUri, types]))
    .digest('hex')
    .slice(0, 32);
}
