import type { Artifact } from '@assay/wire';
import { useMemo, useState } from 'react';
import { artifactRows, type ArtifactRow } from '../../../lib/artifact/artifact-rows.ts';
import { formatBytes } from '../../../lib/format/format-bytes.ts';
import { countOf, formatCount } from '../../../lib/format/format-number.ts';
import { MiddleText } from '../../../widgets/middle-text.tsx';
import { SearchBox } from '../../../widgets/search-box.tsx';
import { TreeList } from '../../../widgets/tree-list/tree-list.tsx';
import { artifactKey } from './artifact-key.ts';

interface ArtifactTreeProps {
  readonly artifacts: readonly Artifact[];
  /** How many the run has, of which these are the first. */
  readonly count: number;
  readonly chosen: Artifact | undefined;
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly onOpen: (artifact: Artifact, isStaying: boolean) => void;
}

/** The artifacts of a run as folders, outputs and inputs apart. */
export function ArtifactTree({ artifacts, count, chosen, words, onWords, onOpen }: ArtifactTreeProps) {
  const [folds, setFolds] = useState<ReadonlyMap<string, boolean>>(new Map());
  const chosenKey = chosen === undefined ? undefined : artifactKey(chosen);
  const found = useMemo(() => {
    const wanted = words.toLowerCase();
    return wanted === '' ? artifacts : artifacts.filter(({ name }) => name.toLowerCase().includes(wanted));
  }, [artifacts, words]);
  const rows = useMemo(
    () => artifactRows(found, { folds: words === '' ? folds : undefined, chosenKey }),
    [found, words, folds, chosenKey],
  );
  return (
    <nav className="artifact-list" aria-label="Artifacts">
      <SearchBox label="Find an artifact" value={words} onChange={onWords} />
      <p className="muted artifact-count" role="status">
        {words === ''
          ? countOf(found.length, 'artifact')
          : `${formatCount(found.length)} of ${countOf(artifacts.length, 'artifact')}`}
        {found.length > 0 && ` · ${formatBytes(sizeOf(found))}`}
        {artifacts.length < count && ` · the first, by name, of ${formatCount(count)}`}
      </p>
      {found.length === 0 ? (
        <p className="muted">No artifact has “{words}” in its name.</p>
      ) : (
        <TreeList
          label="Artifacts"
          rows={rows}
          chosenKey={chosenKey}
          onOpen={(row, isStaying) => row.artifact !== undefined && onOpen(row.artifact, isStaying)}
          onFold={(row, isOpen) => setFolds((before) => new Map(before).set(row.key, isOpen))}
        >
          {(row) => <Line row={row} />}
        </TreeList>
      )}
    </nav>
  );
}

function Line({ row }: { readonly row: ArtifactRow }) {
  return (
    <>
      <span className={row.depth === 0 ? 'artifact-name artifact-direction' : 'artifact-name'}>
        <MiddleText text={row.name} />
      </span>
      <span className="artifact-size">
        {row.artifact === undefined ? folderText(row.items) : sizeText(row.artifact)}
      </span>
    </>
  );
}

const sizeOf = (artifacts: readonly Artifact[]): number =>
  artifacts.reduce((sum, artifact) => sum + (artifact.sizeBytes ?? 0), 0);

const folderText = (items: readonly Artifact[]): string =>
  `${formatCount(items.length)} · ${formatBytes(sizeOf(items))}`;

function sizeText(artifact: Artifact): string {
  if (artifact.kind === 'uri') return 'reference';
  if (artifact.kind === 'value') return 'value';
  return artifact.sizeBytes === null ? '' : formatBytes(artifact.sizeBytes);
}
