import type { Artifact } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { inOrder } from '../../../lib/artifact/artifact-rows.ts';
import type { RunArtifacts } from '../../../lib/artifact/read-artifacts.ts';
import { formatCount } from '../../../lib/format/format-number.ts';
import { artifactsQuery } from '../../../lib/queries/artifact-queries.ts';
import { FaultNotice } from '../../../widgets/fault-notice.tsx';
import { Skeleton } from '../../../widgets/skeleton.tsx';
import type { TabProps } from '../tab-props.ts';
import { artifactKey } from './artifact-key.ts';
import { ArtifactTree } from './artifact-tree.tsx';
import { ArtifactView } from './artifact-view.tsx';
import './artifacts-tab.css';

/** What went into a run and what came out of it, with a look at one of them. */
export function ArtifactsTab(props: TabProps) {
  const { data, error, refetch } = useQuery(artifactsQuery(props.run.id));
  if (error !== null && data === undefined)
    return <FaultNotice error={error} what="the artifacts" onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton rows={8} />;
  return <Artifacts {...props} all={data} />;
}

interface ArtifactsProps extends TabProps {
  readonly all: RunArtifacts;
}

function Artifacts({ all: { artifacts, count }, view, onView }: ArtifactsProps) {
  const place = useRef<HTMLElement>(null);
  const ordered = useMemo(() => inOrder(artifacts), [artifacts]);
  if (ordered.length === 0) {
    return (
      <p className="page-empty">
        No artifacts. A run keeps files that it reads and writes with <code>run.logFile(path)</code>, or{' '}
        <code>assay artifacts put</code>.
      </p>
    );
  }
  const wanted = ordered.find((artifact) => artifactKey(artifact) === view.artifact);
  const shown = wanted ?? (view.artifact === undefined ? ordered[0] : undefined);
  const open = (artifact: Artifact, isStaying = false, how: 'step' | 'replace' = 'step'): void => {
    onView({ artifact: artifactKey(artifact) }, how);
    if (!isStaying) place.current?.focus();
  };
  return (
    <div className="artifacts">
      <ArtifactTree
        artifacts={artifacts}
        count={count}
        chosen={shown}
        words={view.find ?? ''}
        onWords={(find) => onView({ find }, 'replace')}
        onOpen={(artifact, isStaying) => open(artifact, isStaying)}
      />
      {shown === undefined ? (
        <p className="page-empty">
          {artifacts.length < count
            ? `“${view.artifact}” is not among the first ${formatCount(artifacts.length)} artifacts, which are listed here.`
            : `This run has no artifact “${view.artifact}”. It may have been deleted.`}
        </p>
      ) : (
        <ArtifactView
          artifact={shown}
          others={ordered}
          place={place}
          onStep={(artifact) => open(artifact, true, 'replace')}
        />
      )}
    </div>
  );
}
