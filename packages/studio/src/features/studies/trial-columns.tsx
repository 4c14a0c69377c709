import { Link } from '@tanstack/react-router';
import { formatDuration } from '../../lib/format/format-duration.ts';
import { kindOf, type ChartedTrials, type TrialKind } from '../../lib/studies/charted-trials.ts';
import { objectiveField, paramField } from '../../lib/studies/trial-field.ts';
import { objectiveText, shownValue } from '../../lib/studies/trial-words.ts';
import { runIdOf, valueText, workerOf } from '../../lib/studies/trial-data.ts';
import type { GridColumn } from '../../widgets/data-table/grid-column.ts';
import { MiddleText } from '../../widgets/middle-text.tsx';
import '../../widgets/status-mark.css';
import './trial-table.css';

/** A trial in the table: where it stands among the columns, and its number. */
export interface TrialRow {
  readonly row: number;
  readonly number: number;
}

/** The columns of the table of trials: number, state, objectives, parameters, and how it ran. */
export function trialColumns(
  charted: ChartedTrials,
  chosen: ReadonlySet<number>,
  onChoose: (number: number) => void,
): readonly GridColumn<TrialRow>[] {
  const { data, objectives } = charted;
  const column = (id: string, header: string, widthPx: number, cell: GridColumn<TrialRow>['cell']) => ({
    id,
    header,
    widthPx,
    isSortable: true,
    isMovable: false,
    cell,
  });
  return [
    {
      id: 'choose',
      header: 'Choose',
      head: <span className="visually-hidden">Choose</span>,
      widthPx: 30,
      isPinned: true,
      isMovable: false,
      cell: ({ number }) => (
        <input
          type="checkbox"
          tabIndex={-1}
          className="trial-check"
          aria-label={`Choose trial ${number}`}
          checked={chosen.has(number)}
          onChange={() => onChoose(number)}
        />
      ),
    },
    {
      ...column('number', 'Trial', 76, ({ row, number }) => {
        const runId = runIdOf(data, row);
        return runId === null ? (
          number
        ) : (
          <Link to="/runs/$runId" params={{ runId }} tabIndex={-1} title={`Open the run of trial ${number}`}>
            {number}
          </Link>
        );
      }),
      isPinned: true,
      isNumber: true,
    },
    column('state', 'State', 104, ({ row }) => <KindMark kind={kindOf(data, row)} />),
    ...objectives.map(({ metric, direction }, i) => ({
      ...column(objectiveField(i), metric, 110, ({ row }) => {
        const value = data.objectives[i]?.[row] ?? Number.NaN;
        return <span title={Number.isNaN(value) ? 'none' : String(value)}>{objectiveText(data, i, row)}</span>;
      }),
      hint: `${metric}: ${direction === 'minimize' ? 'less' : 'more'} is better`,
      isNumber: true,
    })),
    ...data.parameters.map((parameter) => ({
      ...column(paramField(parameter.name), parameter.name, 100, ({ row }) => (
        <span title={valueText(parameter, row)}>{shownValue(parameter, row)}</span>
      )),
      isNumber: parameter.words === undefined,
    })),
    {
      ...column('duration', 'Duration', 90, ({ row }) => {
        const duration = (data.endedMs[row] ?? Number.NaN) - (data.startedMs[row] ?? Number.NaN);
        return Number.isNaN(duration) ? '–' : formatDuration(duration);
      }),
      isNumber: true,
    },
    column('worker', 'Worker', 130, ({ row }) => <MiddleText text={workerOf(data, row) ?? '–'} />),
  ];
}

const marks: Readonly<Record<TrialKind, readonly [status: string, path: string]>> = {
  complete: ['completed', 'M1.5 5.5 4 8l4.8-6'],
  infeasible: ['stopped', 'M5 1.5v4.5M5 8v.6'],
  pruned: ['stopped', 'M1.5 5h7'],
  failed: ['failed', 'M1.8 1.8l6.4 6.4M8.2 1.8 1.8 8.2'],
  running: ['running', 'M5 2.5a2.5 2.5 0 1 0 .01 0z'],
  waiting: ['scheduled', 'M2 5h.01M5 5h.01M8 5h.01'],
};

function KindMark({ kind }: { readonly kind: TrialKind }) {
  const [status, path] = marks[kind];
  return (
    <span className={`status-mark status-${status}`}>
      <svg className="status-shape" viewBox="0 0 10 10" aria-hidden="true">
        <path d={path} fill="none" stroke="currentColor" strokeWidth="1.9" strokeLinecap="round" />
      </svg>
      {kind}
    </span>
  );
}
