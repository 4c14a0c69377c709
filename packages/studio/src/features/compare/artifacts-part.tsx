import type { Artifact } from '@assay/wire';
import { useQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { formatBytes } from '../../lib/format/format-bytes.ts';
import { nameFilter } from '../../lib/filter/name-filter.ts';
import { artifactsQuery } from '../../lib/queries/artifact-queries.ts';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { SearchBox } from '../../widgets/search-box.tsx';
import { ArtifactPreview } from '../run/artifacts/artifact-preview.tsx';
import type { ImageZoom } from '../run/artifacts/previews/image-preview.tsx';
import type { ComparePartProps } from './compare-part.ts';
import type { ComparedRun } from './use-compared-runs.ts';

const maximumRuns = 12;
const maximumNames = 200;

/** Files of the same name side by side: which runs have it, whether the bytes are the same, and a look at each. */
export function ArtifactsPart({ compared: { runs }, baseline, view, onView }: ComparePartProps) {
  const looked = [baseline, ...runs.filter((each) => each !== baseline)].slice(0, maximumRuns);
  const answers = useQueries({ queries: looked.map(({ run }) => artifactsQuery(run.id)) });
  const artifacts = answers.map(({ data }) => data?.artifacts ?? []);
  const filter = useMemo(() => nameFilter(view.find ?? ''), [view.find]);
  const names = [...new Set(artifacts.flatMap((each) => each.map(({ name }) => name)))]
    .filter((name) => 'fault' in filter || filter.test(name))
    .sort();
  const name = names.find((each) => each === view.artifact) ?? names[0];
  if (answers.every(({ data }) => data !== undefined) && names.length === 0 && view.find === undefined) {
    return <p className="page-empty">None of these runs has artifacts.</p>;
  }
  return (
    <div className="compare-artifacts">
      <nav aria-label="Artifacts" className="compare-artifact-names">
        <SearchBox
          label="Find an artifact"
          value={view.find ?? ''}
          onChange={(find) => onView({ find: find === '' ? undefined : find }, 'replace')}
        />
        <ul>
          {names.slice(0, maximumNames).map((each) => (
            <li key={each}>
              <button
                type="button"
                className="button button-plain compare-add-run"
                aria-pressed={each === name}
                onClick={() => onView({ artifact: each })}
              >
                <MiddleText text={each} />
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <div className="compare-artifact-sides">
        {name !== undefined &&
          looked.map((side, i) => (
            <Side
              key={side.run.id}
              side={side}
              artifact={artifacts[i]?.find((each) => each.name === name)}
              base={artifacts[0]?.find((each) => each.name === name)}
              others={artifacts[i] ?? []}
            />
          ))}
        {runs.length > maximumRuns && <p className="muted">The first {maximumRuns} runs are looked at.</p>}
      </div>
    </div>
  );
}

interface SideProps {
  readonly side: ComparedRun;
  readonly artifact: Artifact | undefined;
  readonly base: Artifact | undefined;
  readonly others: readonly Artifact[];
}

function Side({ side, artifact, base, others }: SideProps) {
  const [zoom, setZoom] = useState<ImageZoom>('fit');
  return (
    <section className="compare-artifact-side" aria-label={side.run.name}>
      <h3>
        <MiddleText text={side.shortName} />
      </h3>
      {artifact === undefined ? (
        <p className="muted">Not in this run.</p>
      ) : (
        <>
          <p className="muted">
            {artifact.sizeBytes === null ? '' : formatBytes(artifact.sizeBytes)}
            {artifact !== base && base !== undefined && sameWords(artifact, base)}
          </p>
          <ArtifactPreview artifact={artifact} others={others} zoom={zoom} onZoom={setZoom} />
        </>
      )}
    </section>
  );
}

const sameWords = (artifact: Artifact, base: Artifact): string =>
  artifact.sha256 !== null && artifact.sha256 === base.sha256 ? ' · same bytes as the baseline’s' : ' · other bytes';
