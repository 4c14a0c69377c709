import type { Artifact, Run } from '@assay/wire';
import { Link } from '@tanstack/react-router';
import { formatBytes } from '../../../lib/format/format-bytes.ts';
import { viewSearch } from '../../../lib/use-view.ts';
import { MiddleText } from '../../../widgets/middle-text.tsx';
import { artifactKey } from './artifact-key.ts';

interface ArtifactListProps {
  readonly run: Run;
  readonly chosen: Artifact | undefined;
}

const byName = new Intl.Collator('en', { numeric: true });

/** The artifacts of a run by direction and name. */
export function ArtifactList({ run, chosen }: ArtifactListProps) {
  return (
    <nav className="artifact-list" aria-label="Artifacts">
      <Part title="Outputs" direction="output" run={run} chosen={chosen} />
      <Part title="Inputs" direction="input" run={run} chosen={chosen} />
    </nav>
  );
}

interface PartProps extends ArtifactListProps {
  readonly title: string;
  readonly direction: Artifact['direction'];
}

function Part({ title, direction, run, chosen }: PartProps) {
  const artifacts = run.artifacts
    .filter((artifact) => artifact.direction === direction)
    .sort((a, b) => byName.compare(a.name, b.name));
  if (artifacts.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {artifacts.map((artifact) => (
          <li key={artifact.id}>
            <Link
              to="/runs/$runId/$tab"
              params={{ runId: run.id, tab: 'artifacts' }}
              search={viewSearch({ artifact: artifactKey(artifact) })}
              className="artifact-link"
              activeProps={{ 'aria-current': undefined }}
              aria-current={artifact.id === chosen?.id ? 'true' : undefined}
            >
              <span className="artifact-link-name">
                <MiddleText text={artifact.name} />
              </span>
              <span className="artifact-size">{sizeText(artifact)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

const sizeText = (artifact: Artifact): string =>
  artifact.sizeBytes === null ? (artifact.kind === 'uri' ? 'reference' : '') : formatBytes(artifact.sizeBytes);
