import type { Artifact } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { formatBytes } from '../../../../lib/format/format-bytes.ts';
import { countOf, formatCount } from '../../../../lib/format/format-number.ts';
import { arrowHeadQuery } from '../../../../lib/queries/artifact-queries.ts';
import { Skeleton } from '../../../../widgets/skeleton.tsx';
import { TablePreview } from './table-preview.tsx';
import { UnreadNotice } from './unread-notice.tsx';

/** The first rows of an Arrow file, Feather too, or of an Arrow stream. */
export function ArrowPreview({ artifact }: { readonly artifact: Artifact }) {
  const { data: head, error, refetch } = useQuery(arrowHeadQuery(artifact));
  if (error !== null) return <UnreadNotice error={error} what="Arrow" onRetry={() => void refetch()} />;
  if (head === undefined) return <Skeleton rows={6} />;
  const { table, columnCount, isWhole, tooLargeBytes } = head;
  const rows = isWhole ? countOf(table.rows.length, 'row') : `The first ${countOf(table.rows.length, 'row')}`;
  const columns =
    table.columns.length < columnCount
      ? `${formatCount(table.columns.length)} of ${countOf(columnCount, 'column')}`
      : countOf(columnCount, 'column');
  return (
    <>
      {tooLargeBytes !== undefined && (
        <p className="muted">
          Its first rows are kept together in {formatBytes(tooLargeBytes)}, which is more than a preview reads. These
          are its columns; download the file to see the rows.
        </p>
      )}
      <TablePreview label={artifact.name} table={table} caption={`${rows} × ${columns}`} />
    </>
  );
}
