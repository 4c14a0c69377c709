import type { Artifact } from '@assay/wire';
import { useMemo } from 'react';
import { readDelimited, separatorOf } from '../../../../lib/artifact/read-delimited.ts';
import { countOf } from '../../../../lib/format/format-number.ts';
import { HeadNote } from './head-note.tsx';
import { HeadPreview } from './head-preview.tsx';
import { TablePreview } from './table-preview.tsx';
import type { ArtifactHead } from './use-artifact-head.ts';

/** The beginning of a file of comma- or tab-separated values. */
export function DelimitedPreview({ artifact }: { readonly artifact: Artifact }) {
  return (
    <HeadPreview artifact={artifact} isTable>
      {(head) => <Rows artifact={artifact} head={head} />}
    </HeadPreview>
  );
}

function Rows({ artifact, head }: { readonly artifact: Artifact; readonly head: ArtifactHead }) {
  const { text, isWhole } = head;
  const table = useMemo(
    () => readDelimited(text, separatorOf(text, artifact.name), !isWhole),
    [text, isWhole, artifact.name],
  );
  const caption = `${countOf(table.rows.length, 'row')}${isWhole ? '' : ' so far'} × ${countOf(table.columns.length, 'column')}`;
  return (
    <>
      <TablePreview label={artifact.name} table={table} caption={caption} />
      <HeadNote artifact={artifact} head={head} />
    </>
  );
}
