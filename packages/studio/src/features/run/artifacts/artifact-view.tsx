import type { Artifact } from '@assay/wire';
import { artifactUrl } from '../../../lib/api.ts';
import { formatBytes } from '../../../lib/format/format-bytes.ts';
import { formatCount } from '../../../lib/format/format-number.ts';
import { CopyButton } from '../../../widgets/copy-button.tsx';
import { FactTree } from '../../../widgets/fact-tree.tsx';
import { TimeAgo } from '../../../widgets/time-ago.tsx';
import { ArtifactPreview } from './artifact-preview.tsx';

/** One artifact: where it is, what it is, and a look inside. */
export function ArtifactView({ artifact }: { readonly artifact: Artifact }) {
  const { sizeBytes, sha256, uri, metadata } = artifact;
  return (
    <article className="artifact-view" aria-label={artifact.name}>
      <div className="page-head">
        <h2 style={{ overflowWrap: 'anywhere' }}>{artifact.name}</h2>
        <span className="page-spacer" />
        {artifact.kind === 'file' && (
          <a className="button" href={artifactUrl(artifact)} download={artifact.name.split('/').at(-1)}>
            Download
          </a>
        )}
      </div>
      <dl className="artifact-facts">
        <dt>Type</dt>
        <dd>{artifact.mediaType}</dd>
        {sizeBytes !== null && (
          <>
            <dt>Size</dt>
            <dd title={`${formatCount(sizeBytes)} bytes`}>{formatBytes(sizeBytes)}</dd>
          </>
        )}
        {sha256 !== null && (
          <>
            <dt>SHA-256</dt>
            <dd>
              <code className="artifact-hash">{sha256}</code>
              <CopyButton text={sha256} what="the SHA-256" />
            </dd>
          </>
        )}
        {uri !== null && (
          <>
            <dt>Lies at</dt>
            <dd>
              <code>{uri}</code>
              <CopyButton text={uri} what="the address" />
            </dd>
          </>
        )}
        <dt>Logged</dt>
        <dd>
          <TimeAgo timeMs={artifact.createdMs} />
        </dd>
        {typeof metadata === 'object' && metadata !== null && Object.keys(metadata).length > 0 && (
          <>
            <dt>Metadata</dt>
            <dd>
              <FactTree value={metadata} />
            </dd>
          </>
        )}
      </dl>
      <ArtifactPreview artifact={artifact} />
    </article>
  );
}
