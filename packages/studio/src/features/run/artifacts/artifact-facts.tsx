import type { Artifact } from '@assay/wire';
import { Link } from '@tanstack/react-router';
import { formatBytes } from '../../../lib/format/format-bytes.ts';
import { formatCount } from '../../../lib/format/format-number.ts';
import { CopyButton } from '../../../widgets/copy-button.tsx';
import { FactTree } from '../../../widgets/fact-tree.tsx';
import { Fact, Facts } from '../../../widgets/facts.tsx';
import { TimeAgo } from '../../../widgets/time-ago.tsx';

/** What is known of an artifact beside its bytes. */
export function ArtifactFacts({ artifact }: { readonly artifact: Artifact }) {
  const { sizeBytes, sha256, uri, metadata } = artifact;
  const hasMetadata = typeof metadata === 'object' && metadata !== null && Object.keys(metadata).length > 0;
  return (
    <div className="artifact-facts">
      <Facts>
        <Fact name="Direction">{artifact.direction}</Fact>
        <Fact name="Type">{artifact.mediaType}</Fact>
        {sizeBytes !== null && (
          <Fact name="Size">
            <span title={`${formatCount(sizeBytes)} bytes`}>{formatBytes(sizeBytes)}</span>
          </Fact>
        )}
        <Fact name="Logged">
          <TimeAgo timeMs={artifact.createdMs} />
        </Fact>
        <Fact name="Lineage">
          <Link to="/lineage/$nodeId" params={{ nodeId: artifact.id }}>
            where it came from and went
          </Link>
        </Fact>
        {uri !== null && (
          <Fact name="Lies at">
            <code className="artifact-code">{uri}</code>
            <CopyButton text={uri} what="the address" />
          </Fact>
        )}
        {sha256 !== null && (
          <Fact name="SHA-256">
            <code className="artifact-code">{sha256}</code>
            <CopyButton text={sha256} what="the SHA-256" />
          </Fact>
        )}
      </Facts>
      {hasMetadata && (
        <details>
          <summary>Metadata</summary>
          <div className="artifact-metadata">
            <FactTree value={metadata} />
          </div>
        </details>
      )}
    </div>
  );
}
