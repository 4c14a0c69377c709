import type { Artifact } from '@assay/wire';
import { useMemo, useRef } from 'react';
import { inOrder } from '../../../lib/artifact/artifact-rows.ts';
import type { TabProps } from '../tab-props.ts';
import { artifactKey } from './artifact-key.ts';
import { ArtifactTree } from './artifact-tree.tsx';
import { ArtifactView } from './artifact-view.tsx';
import './artifacts-tab.css';

/** What went into a run and what came out of it, with a look at one of them. */
export function ArtifactsTab({ run, view, onView }: TabProps) {
  const place = useRef<HTMLElement>(null);
  const ordered = useMemo(() => inOrder(run.artifacts), [run.artifacts]);
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
        artifacts={run.artifacts}
        chosen={shown}
        words={view.find ?? ''}
        onWords={(find) => onView({ find }, 'replace')}
        onOpen={(artifact, isStaying) => open(artifact, isStaying)}
      />
      {shown === undefined ? (
        <p className="page-empty">This run has no artifact “{view.artifact}”. It may have been deleted.</p>
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
