import type { Study } from '@assay/wire';
import { Link } from '@tanstack/react-router';
import type { DataColumn } from '../../widgets/data-table/data-column.ts';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { TimeAgo } from '../../widgets/time-ago.tsx';
import { StudyProgress } from './study-progress.tsx';
import { StudyStateMark } from './study-state-mark.tsx';
import { bestText, objectiveTitle, samplerName } from './study-words.ts';

/** The columns of a list of studies; the list of one experiment needs no experiment. */
export const studyColumns: readonly DataColumn<Study>[] = [
  {
    id: 'name',
    header: 'Name',
    widthPx: 190,
    grows: true,
    isPinned: true,
    cell: (row) => (
      <Link to="/studies/$studyId" params={{ studyId: row.id }}>
        <MiddleText text={row.name} />
      </Link>
    ),
  },
  {
    id: 'experiment',
    header: 'Experiment',
    widthPx: 150,
    cell: (row) => (
      <Link to="/experiments/$experimentId" params={{ experimentId: row.experimentId }}>
        <MiddleText text={row.experimentName} />
      </Link>
    ),
  },
  { id: 'state', header: 'State', widthPx: 100, cell: (row) => <StudyStateMark state={row.state} /> },
  {
    id: 'trials',
    header: 'Trials',
    hint: 'Trials that have ended, of those that are planned',
    widthPx: 180,
    cell: (row) => <StudyProgress study={row} />,
  },
  {
    id: 'objective',
    header: 'Objective',
    hint: 'The metric, and whether less or more of it is better',
    widthPx: 140,
    cell: (row) => <MiddleText text={row.objectives.map(objectiveTitle).join(', ')} />,
  },
  {
    id: 'best',
    header: 'Best',
    hint: 'The best value of a complete trial',
    widthPx: 90,
    isNumber: true,
    cell: (row) => <span title={String(row.best?.objectives?.[0] ?? '')}>{bestText(row)}</span>,
  },
  { id: 'sampler', header: 'Sampler', widthPx: 120, cell: samplerName },
  { id: 'updated', header: 'Changed', widthPx: 95, cell: (row) => <TimeAgo timeMs={row.updatedMs} /> },
];
