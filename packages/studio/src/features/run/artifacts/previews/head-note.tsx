import type { Artifact } from '@assay/wire';
import { formatBytes } from '../../../../lib/format/format-bytes.ts';
import type { ArtifactHead } from './use-artifact-head.ts';

/** Says how much of an artifact is shown, and reads on. */
export function HeadNote({ artifact, head }: { readonly artifact: Artifact; readonly head: ArtifactHead }) {
  if (head.isWhole) return null;
  return (
    <p className="muted preview-note">
      The first {formatBytes(head.readBytes)} of {formatBytes(artifact.sizeBytes ?? 0)} are shown.
      <button type="button" className="button no-print" disabled={head.isReading} onClick={head.readMore}>
        {head.isReading ? 'Reading on…' : 'Read on'}
      </button>
    </p>
  );
}
