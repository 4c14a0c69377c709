import type { Experiment } from '@assay/wire';
import { Link } from '@tanstack/react-router';
import { formatCount } from '../../lib/format/format-number.ts';
import type { DataColumn } from '../../widgets/data-table/data-column.ts';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { StatusBar } from '../../widgets/status-bar.tsx';
import { TagList } from '../../widgets/tag-list.tsx';
import { TimeAgo } from '../../widgets/time-ago.tsx';

export const experimentColumns: readonly DataColumn<Experiment>[] = [
  {
    id: 'name',
    header: 'Name',
    widthPx: 280,
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
    widthPx: 240,
    grows: true,
    cell: (row) => <span title={row.description}>{row.description}</span>,
  },
  { id: 'runs', header: 'Runs', widthPx: 70, isNumber: true, cell: (row) => formatCount(row.runCount) },
  { id: 'states', header: 'State of runs', widthPx: 130, cell: (row) => <StatusBar counts={row.runCountByStatus} /> },
  {
    id: 'activity',
    header: 'Last activity',
    widthPx: 110,
    cell: (row) => <TimeAgo timeMs={row.lastActivityMs} />,
  },
  { id: 'folder', header: 'Folder', widthPx: 130, isSortable: true, cell: (row) => <MiddleText text={row.folder} /> },
  { id: 'tags', header: 'Tags', widthPx: 200, cell: (row) => <TagList tags={row.tags} /> },
  {
    id: 'created',
    header: 'Created',
    widthPx: 110,
    isSortable: true,
    cell: (row) => <TimeAgo timeMs={row.createdMs} />,
  },
];
