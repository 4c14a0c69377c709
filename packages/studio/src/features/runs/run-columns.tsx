import type { RunRow } from '@assay/wire';
import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../lib/format/format-number.ts';
import { parseRunField, type RunAttribute, type RunField } from '../../lib/run-field/run-field.ts';
import { parameterText, statisticOf } from '../../lib/run-field/run-value.ts';
import type { DataColumn } from '../../widgets/data-table/data-column.ts';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { RunDuration } from '../../widgets/run-duration.tsx';
import { StatusMark } from '../../widgets/status-mark.tsx';
import { TimeAgo } from '../../widgets/time-ago.tsx';

type Goal = 'minimize' | 'maximize' | null;

interface RunColumnsContext {
  readonly selected: ReadonlySet<string>;
  readonly toggle: (runId: string) => void;
  readonly goals: ReadonlyMap<string, Goal>;
  /** Parameters that are numbers in all rows. */
  readonly numericKeys: ReadonlySet<string>;
  /** So many first characters the names of all rows have in common. */
  readonly sharedNamePrefix: number;
}

/** The columns of a table of runs: choosing, name, and one for each field that can be read. */
export function runColumns(fields: readonly string[], context: RunColumnsContext): readonly DataColumn<RunRow>[] {
  return [
    chooseColumn(context),
    nameColumn(context.sharedNamePrefix),
    ...fields.flatMap((text) => {
      const field = parseRunField(text);
      return field === undefined ? [] : [fieldColumn(text, field, context)];
    }),
  ];
}

const chooseColumn = ({ selected, toggle }: RunColumnsContext): DataColumn<RunRow> => ({
  id: 'choose',
  header: '',
  hint: 'Choose runs to compare their curves',
  widthPx: 32,
  isPinned: true,
  cell: (row) => (
    <input
      type="checkbox"
      className="run-check"
      aria-label={`Compare ${row.name}`}
      checked={selected.has(row.id)}
      onChange={() => toggle(row.id)}
    />
  ),
});

const nameColumn = (shared: number): DataColumn<RunRow> => ({
  id: 'name',
  header: 'Run',
  widthPx: 290,
  isSortable: true,
  isPinned: true,
  cell: (row) => (
    <span className="run-name">
      {row.parentRunId !== null && (
        <span className="run-name-child" role="img" aria-label="Nested run" title="Part of another run">
          ↳
        </span>
      )}
      <Link to="/runs/$runId" params={{ runId: row.id }} style={{ minWidth: 0 }}>
        <MiddleText text={row.name} shared={shared} />
      </Link>
    </span>
  ),
});

function fieldColumn(id: string, field: RunField, { goals, numericKeys }: RunColumnsContext): DataColumn<RunRow> {
  switch (field.kind) {
    case 'attribute':
      return attributeColumns[field.name];
    case 'parameter':
      return {
        id,
        header: field.key,
        hint: `Parameter ${field.key}`,
        widthPx: widthFor(field.key),
        isNumber: numericKeys.has(field.key),
        isSortable: true,
        cell: (row) => <ParameterCell value={row.parameters[field.key]} />,
      };
    case 'tag':
      return {
        id,
        header: field.key,
        hint: `Tag ${field.key}`,
        widthPx: widthFor(field.key),
        isSortable: true,
        cell: (row) => <MiddleText text={row.tags[field.key] ?? ''} />,
      };
    case 'metric': {
      const { name, statistic } = field;
      const header = statistic === 'last' ? name : `${name} ${statistic}`;
      return {
        id,
        header,
        hint: `Metric ${name}: ${statistic}`,
        widthPx: widthFor(header),
        isNumber: true,
        isSortable: true,
        cell: (row) => <NumberCell value={statisticOf(row.metrics[name], statistic, goals.get(name))} />,
      };
    }
  }
}

/** Room for the name of a column, within reason. */
const widthFor = (header: string): number => Math.min(180, Math.max(90, 34 + Math.round(header.length * 7.2)));

function NumberCell({ value }: { readonly value: number | undefined }) {
  return value === undefined ? null : <span title={String(value)}>{formatNumber(value)}</span>;
}

function ParameterCell({ value }: { readonly value: unknown }) {
  if (typeof value === 'number') return <NumberCell value={value} />;
  return <MiddleText text={parameterText(value)} />;
}

const attributeColumns: Readonly<Record<RunAttribute, DataColumn<RunRow>>> = {
  status: {
    id: 'status',
    header: 'Status',
    widthPx: 108,
    isSortable: true,
    cell: (row) => <StatusMark status={row.status} />,
  },
  started: {
    id: 'started',
    header: 'Started',
    widthPx: 100,
    isSortable: true,
    cell: (row) => (row.startedMs === null ? '–' : <TimeAgo timeMs={row.startedMs} />),
  },
  duration: {
    id: 'duration',
    header: 'Duration',
    widthPx: 96,
    isSortable: true,
    isNumber: true,
    cell: (row) => <RunDuration run={row} />,
  },
  created: {
    id: 'created',
    header: 'Created',
    widthPx: 100,
    isSortable: true,
    cell: (row) => <TimeAgo timeMs={row.createdMs} />,
  },
  source: { id: 'source', header: 'Source', widthPx: 120, isSortable: true, cell: (row) => row.source },
  created_by: { id: 'created_by', header: 'Created by', widthPx: 120, isSortable: true, cell: (row) => row.createdBy },
};
