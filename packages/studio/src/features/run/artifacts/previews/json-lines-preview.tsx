import type { Artifact } from '@assay/wire';
import { useMemo } from 'react';
import { readJsonLines } from '../../../../lib/artifact/read-json-lines.ts';
import { countOf } from '../../../../lib/format/format-number.ts';
import { HeadNote } from './head-note.tsx';
import { HeadPreview } from './head-preview.tsx';
import { TablePreview } from './table-preview.tsx';
import { HeadAsText } from './text-preview.tsx';
import type { ArtifactHead } from './use-artifact-head.ts';

/** The beginning of a file with one JSON value in each line. */
export function JsonLinesPreview({ artifact }: { readonly artifact: Artifact }) {
  return (
    <HeadPreview artifact={artifact} isTable>
      {(head) => <Rows artifact={artifact} head={head} />}
    </HeadPreview>
  );
}

function Rows({ artifact, head }: { readonly artifact: Artifact; readonly head: ArtifactHead }) {
  const reading = useMemo(() => readJsonLines(head.text, !head.isWhole), [head.text, head.isWhole]);
  if ('fault' in reading) return <HeadAsText artifact={artifact} head={head} fault={reading.fault} />;
  const table = reading.value;
  return (
    <>
      <TablePreview
        label={artifact.name}
        table={table}
        caption={`${countOf(table.rows.length, 'line')}${head.isWhole ? '' : ' so far'}`}
      />
      <HeadNote artifact={artifact} head={head} />
    </>
  );
}
