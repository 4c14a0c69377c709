import type { Experiment } from '@assay/wire';
import { Link } from '@tanstack/react-router';
import { formatCount } from '../../lib/format/format-number.ts';
import type { DataColumn } from '../../widgets/data-table/data-column.ts';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { StatusBar } from '../../widgets/status-bar.tsx';
import { TagList } from '../../widgets/tag-list.tsx';
import { TimeAgo } from '../../widgets/time-ago.tsx';
import { BestRunCell } from './best-run-cell.tsx';
import { ExperimentMenu } from './experiment-menu.tsx';

export const chooseColumn = (chosen: ReadonlySet<string>, toggle: (id: string) => void): DataColumn<Experiment> => ({
  id: 'choose',
  header: '',
  hint: 'Choose experiments to change them together',
  widthPx: 32,
  isPinned: true,
  cell: (row) => (
    <input
      type="checkbox"
      aria-label={`Choose ${row.name}`}
      checked={chosen.has(row.id)}
      onChange={() => toggle(row.id)}
    />
  ),
});

const menuColumn: DataColumn<Experiment> = {
  id: 'menu',
  header: '',
  hint: 'What can be done with the experiment',
  widthPx: 48,
  cell: (row) => <ExperimentMenu experiment={row} />,
};

const nameColumn: DataColumn<Experiment> = {
  id: 'name',
  header: 'Name',
  widthPx: 230,
  isSortable: true,
  isPinned: true,
  cell: (row) => (
    <Link to="/experiments/$experimentId" params={{ experimentId: row.id }}>
      <MiddleText text={row.name} />
    </Link>
  ),
};

export const experimentColumns: readonly DataColumn<Experiment>[] = [
  nameColumn,
  menuColumn,
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
  { id: 'owner', header: 'Owner', widthPx: 80, cell: (row) => <MiddleText text={row.createdBy} /> },
  { id: 'tags', header: 'Tags', widthPx: 150, cell: (row) => <TagList tags={row.tags} /> },
  {
    id: 'created',
    header: 'Created',
    widthPx: 110,
    isSortable: true,
    cell: (row) => <TimeAgo timeMs={row.createdMs} />,
  },
];

/** Of those that were deleted. */
export const deletedColumns: readonly DataColumn<Experiment>[] = [
  nameColumn,
  menuColumn,
  {
    id: 'deleted',
    header: 'Deleted',
    widthPx: 120,
    cell: (row) => (row.deletedMs === null ? null : <TimeAgo timeMs={row.deletedMs} />),
  },
  { id: 'by', header: 'By', widthPx: 120, cell: (row) => <MiddleText text={row.updatedBy} /> },
  {
    id: 'description',
    header: 'Description',
    widthPx: 160,
    grows: true,
    cell: (row) => <span title={row.description}>{row.description}</span>,
  },
];
