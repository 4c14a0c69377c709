import type { AggregatedGroup, RunRow } from '@assay/wire';
import { formatDuration } from '../../lib/format/format-duration.ts';
import { formatCount, formatNumber } from '../../lib/format/format-number.ts';
import { formatSpread } from '../../lib/format/format-spread.ts';
import { heldAgainst } from '../../lib/run-field/held-against.ts';
import type { RunField } from '../../lib/run-field/run-field.ts';
import { parameterText, valueOfField } from '../../lib/run-field/run-value.ts';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { RunDuration } from '../../widgets/run-duration.tsx';
import { StatusBar } from '../../widgets/status-bar.tsx';
import { StatusMark } from '../../widgets/status-mark.tsx';
import { TimeAgo } from '../../widgets/time-ago.tsx';
import { groupValueText } from './group-title.ts';
import type { Goal, RunTableTools } from './run-table-tools.ts';

/** One field of a run. */
export function RunFieldCell({
  run,
  field,
  tools,
}: {
  readonly run: RunRow;
  readonly field: RunField;
  readonly tools: RunTableTools;
}) {
  if (field.kind === 'attribute' && field.name !== 'duration') return <AttributeCell run={run} name={field.name} />;
  const value = valueOfField(run, field, tools.goals, Number.NaN);
  if (typeof value !== 'number') {
    return field.kind === 'attribute' ? <RunDuration run={run} /> : <MiddleText text={parameterText(value)} />;
  }
  const { baseline, delta } = tools;
  if (delta !== undefined && baseline !== undefined && baseline.id !== run.id) {
    const base = valueOfField(baseline, field, tools.goals, Number.NaN);
    const goal = field.kind === 'metric' && !isSpread(field.statistic) ? (tools.goals.get(field.name) ?? null) : null;
    // How long a run at work will have taken is not known.
    const isUnknown = field.kind === 'attribute' && typeof base === 'number' && Number.isNaN(value - base);
    if (typeof base === 'number' && !isUnknown) {
      const unit = field.kind === 'attribute' ? ' s' : '';
      return <HeldCell value={value} base={base} mode={delta} goal={goal} unit={unit} />;
    }
  }
  if (field.kind === 'attribute') return <RunDuration run={run} />;
  return <span title={String(value)}>{formatNumber(value)}</span>;
}

/** Of these no way is the better one. */
const isSpread = (statistic: string): boolean => statistic === 'stddev' || statistic === 'count';

interface HeldCellProps {
  readonly value: number;
  readonly base: number;
  readonly mode: 'difference' | 'percent';
  readonly goal: Goal;
  /** Of a difference. */
  readonly unit: string;
}

function HeldCell({ value, base, mode, goal, unit }: HeldCellProps) {
  const held = heldAgainst(value, base, mode, goal);
  if (held === undefined) return <span title={`${value}, the baseline has ${base}`}>–</span>;
  const { text, verdict } = held;
  return (
    <span
      className={verdict}
      title={`${value}, the baseline has ${base}${verdict === undefined ? '' : `: ${verdict}`}`}
    >
      {verdict !== undefined && (
        <span role="img" aria-label={verdict}>
          {verdict === 'better' ? '▲ ' : '▽ '}
        </span>
      )}
      {text}
      {mode === 'difference' && unit}
    </span>
  );
}

function AttributeCell({ run, name }: { readonly run: RunRow; readonly name: string }) {
  switch (name) {
    case 'status':
      return <StatusMark status={run.status} />;
    case 'started':
    case 'ended':
    case 'created':
    case 'updated': {
      const timeMs = run[`${name}Ms`];
      return timeMs === null ? '–' : <TimeAgo timeMs={timeMs} />;
    }
    case 'source':
    case 'description':
    case 'id':
    case 'name':
      return <MiddleText text={run[name]} />;
    case 'created_by':
      return <MiddleText text={run.createdBy} />;
    case 'status_message':
      return <MiddleText text={run.statusMessage} />;
    default:
      return <MiddleText text={run.experimentName ?? ''} />;
  }
}

interface GroupFieldCellProps {
  readonly group: AggregatedGroup;
  readonly field: RunField;
  /** The text of the field. */
  readonly id: string;
  readonly tools: RunTableTools;
}

/** One field of a group of runs: what they have in common, how they stand, or mean ± standard deviation. */
export function GroupFieldCell({ group, field, id, tools: { by, aggregated } }: GroupFieldCellProps) {
  if (field.kind === 'attribute' && field.name === 'status') return <StatusBar counts={group.statusCounts} />;
  const common = by.indexOf(id);
  if (common >= 0) return <MiddleText text={groupValueText(group.key[common] ?? null)} />;
  const figures = group.aggregates[aggregated.indexOf(id)];
  if (figures === undefined || figures.mean === null) return null;
  const print = (value: number | null): string =>
    value === null ? '–' : field.kind === 'attribute' ? formatDuration(value * 1000) : formatNumber(value);
  const { count, mean, standardDeviation, min, max } = figures;
  const title = `mean ${print(mean)}, standard deviation ${print(standardDeviation)}, ${print(min)} … ${print(max)}, n = ${formatCount(count)}`;
  if (standardDeviation === null) return <span title={title}>{print(mean)}</span>;
  const [middle, spread] =
    field.kind === 'attribute' ? [print(mean), print(standardDeviation)] : formatSpread(mean, standardDeviation);
  return (
    <span title={title}>
      {middle}
      <span className="muted"> ± {spread}</span>
    </span>
  );
}
