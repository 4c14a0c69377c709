import type { Artifact } from '@assay/wire';
import type { TabProps } from '../tab-props.ts';
import { artifactKey } from './artifact-key.ts';
import { ArtifactList } from './artifact-list.tsx';
import { ArtifactView } from './artifact-view.tsx';
import './artifacts-tab.css';

/** What went into a run and what came out of it, with a look at one of them. */
export function ArtifactsTab({ run, view }: TabProps) {
  if (run.artifacts.length === 0) return <p className="page-empty">No artifacts.</p>;
  const wanted = run.artifacts.find((artifact) => artifactKey(artifact) === view.artifact);
  const shown = wanted ?? (view.artifact === undefined ? firstOf(run.artifacts) : undefined);
  return (
    <div className="artifacts">
      <ArtifactList run={run} chosen={shown} />
      {shown === undefined ? (
        <p className="page-empty">This run has no artifact “{view.artifact}”. It may have been deleted.</p>
      ) : (
        <ArtifactView key={shown.id} artifact={shown} />
      )}
    </div>
  );
}

/** Outputs are more often looked for than inputs. */
const firstOf = (artifacts: readonly Artifact[]): Artifact | undefined =>
  artifacts.find((artifact) => artifact.direction === 'output') ?? artifacts[0];
