import type { Experiment } from '@assay/wire';
import { Link } from '@tanstack/react-router';
import { formatCount } from '../../lib/format/format-number.ts';
import type { DataColumn } from '../../widgets/data-table/data-column.ts';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { StatusBar } from '../../widgets/status-bar.tsx';
import { TagList } from '../../widgets/tag-list.tsx';
import { TimeAgo } from '../../widgets/time-ago.tsx';
import { BestRunCell } from './best-run-cell.tsx';

export const experimentColumns: readonly DataColumn<Experiment>[] = [
  {
    id: 'name',
    header: 'Name',
    widthPx: 250,
    isSortable: true,
    isPinned: true,
    cell: (row) => (
      <Link to="/experiments/$experimentId" params={{ experimentId: row.id }}>
        <MiddleText text={row.name} />
      </Link>
    ),
  },
  {
    id: 'description',
    header: 'Description',
    widthPx: 160,
    grows: true,
    cell: (row) => <span title={row.description}>{row.description}</span>,
  },
  { id: 'runs', header: 'Runs', widthPx: 60, isNumber: true, cell: (row) => formatCount(row.runCount) },
  { id: 'states', header: 'State of runs', widthPx: 110, cell: (row) => <StatusBar counts={row.runCountByStatus} /> },
  {
    id: 'best',
    header: 'Best',
    hint: 'Best value of the metric whose goal was set, or whose name tells that it counts most',
    widthPx: 180,
    cell: (row) => (row.runCount === 0 ? null : <BestRunCell experimentId={row.id} />),
  },
  {
    id: 'activity',
    header: 'Last activity',
    widthPx: 110,
    cell: (row) => <TimeAgo timeMs={row.lastActivityMs} />,
  },
  { id: 'folder', header: 'Folder', widthPx: 100, isSortable: true, cell: (row) => <MiddleText text={row.folder} /> },
  { id: 'tags', header: 'Tags', widthPx: 150, cell: (row) => <TagList tags={row.tags} /> },
  {
    id: 'created',
    header: 'Created',
    widthPx: 110,
    isSortable: true,
    cell: (row) => <TimeAgo timeMs={row.createdMs} />,
  },
];
