import type { Artifact } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { countOf, formatCount } from '../../../../lib/format/format-number.ts';
import { parquetHeadQuery } from '../../../../lib/queries/artifact-queries.ts';
import { Skeleton } from '../../../../widgets/skeleton.tsx';
import { TablePreview } from './table-preview.tsx';
import { UnreadNotice } from './unread-notice.tsx';

/** The first rows of a Parquet file. */
export function ParquetPreview({ artifact }: { readonly artifact: Artifact }) {
  const { data: head, error, refetch } = useQuery(parquetHeadQuery(artifact));
  if (error !== null) return <UnreadNotice error={error} what="Parquet" onRetry={() => void refetch()} />;
  if (head === undefined) return <Skeleton rows={6} />;
  const { table, rowCount, columnCount } = head;
  const rows =
    table.rows.length < rowCount
      ? `The first ${formatCount(table.rows.length)} of ${countOf(rowCount, 'row')}`
      : countOf(rowCount, 'row');
  const columns =
    table.columns.length < columnCount
      ? `${formatCount(table.columns.length)} of ${countOf(columnCount, 'column')}`
      : countOf(columnCount, 'column');
  return <TablePreview label={artifact.name} table={table} caption={`${rows} × ${columns}`} />;
}
