import type { MetricsAnswer, QueryMetrics, SeriesAxis } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { chartColumns, isBucketed, newestValue, type ChartColumns } from '../../lib/charts/chart-columns.ts';
import { seriesStyles } from '../../lib/charts/series-colour.ts';
import { countOf, formatCount, formatNumber } from '../../lib/format/format-number.ts';
import { metricsQuery } from '../../lib/queries/metric-query.ts';
import { useTheme } from '../../lib/theme.ts';
import { withoutUndefined, type XRange } from '../../lib/view-state/view-state.ts';
import { BarList, type Bar } from '../../widgets/bar-list/bar-list.tsx';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import type { ChartCurve } from '../../widgets/line-chart/chart-curve.ts';
import { LineChart } from '../../widgets/line-chart/line-chart.tsx';
import { formatX } from '../../widgets/line-chart/x-axis.ts';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { Skeleton } from '../../widgets/skeleton.tsx';
import { useInView } from '../../widgets/use-in-view.ts';
import { useWidth } from '../../widgets/use-width.ts';
import './metric-panel.css';
import type { PanelRun } from './panel-run.ts';

export interface MetricPanelProps {
  readonly name: string;
  readonly runs: readonly PanelRun[];
  readonly axis: SeriesAxis;
  readonly range: XRange | undefined;
  readonly onRange: (range: XRange | undefined) => void;
  /** Known to hold one value, which needs less room than a curve. */
  readonly isSingle?: boolean;
}

const curveHeightPx = 210;
const figureHeightPx = 84;

/** One metric of one or several runs. It fetches only while it is in view. */
export function MetricPanel({ name, runs, axis, range, onRange, isSingle = false }: MetricPanelProps) {
  const heightPx = isSingle ? figureHeightPx : curveHeightPx;
  const { ref: viewRef, inView } = useInView();
  const { ref: widthRef, widthPx } = useWidth();
  const query: QueryMetrics = {
    runIds: runs.map((run) => run.id),
    names: [name],
    x: axis,
    buckets: bucketsFor(widthPx),
    ...withoutUndefined({ from: range?.from, to: range?.to }),
  };
  const answer = useQuery({ ...metricsQuery(query), enabled: inView && widthPx > 0 });
  const columns = useMemo(() => answer.data && chartColumns(answer.data.series), [answer.data]);
  const extent = useMemo(
    () =>
      answer.data !== undefined && answer.data.from < answer.data.to
        ? { from: answer.data.from, to: answer.data.to }
        : undefined,
    [answer.data],
  );
  return (
    <section className="metric-panel" ref={viewRef} aria-label={name}>
      <div className="metric-panel-head">
        <h3 className="metric-panel-title">
          <MiddleText text={name} />
        </h3>
        {runs.length === 1 && !isSingle && <span className="metric-panel-value">{newestText(answer.data)}</span>}
      </div>
      <div ref={widthRef} className="metric-panel-body" style={{ minHeight: heightPx }}>
        {answer.error !== null && (
          <FaultNotice error={answer.error} what={`the curve of ${name}`} onRetry={() => void answer.refetch()} />
        )}
        {answer.error === null && columns === undefined && <Skeleton rows={4} />}
        {columns !== undefined && columns.x.length === 0 && (
          <div className="metric-panel-empty" style={{ height: heightPx }}>
            No points {range === undefined ? 'yet' : 'in this range'}
          </div>
        )}
        {columns !== undefined && columns.x.length > 0 && (
          <Curves
            name={name}
            runs={runs}
            axis={axis}
            range={range}
            onRange={onRange}
            columns={columns}
            extent={extent}
            heightPx={heightPx}
          />
        )}
      </div>
      <p className="metric-panel-caption">{columns === undefined ? '' : captionOf(columns)}</p>
    </section>
  );
}

interface CurvesProps extends MetricPanelProps {
  readonly columns: ChartColumns;
  readonly extent: XRange | undefined;
  readonly heightPx: number;
}

function Curves({ name, runs, axis, range, onRange, columns, extent, heightPx }: CurvesProps) {
  const theme = useTheme();
  const curves = useMemo(() => {
    const styles = seriesStyles(
      runs.map((run) => run.id),
      theme,
    );
    const names = new Map(runs.map((run) => [run.id, run.name]));
    return columns.curves.map((curve) => ({
      id: curve.runId,
      label: names.get(curve.runId) ?? curve.runId,
      ...(styles.get(curve.runId) ?? { colour: 'currentColor', dash: [] }),
      values: curve.mean,
      low: curve.min,
      high: curve.max,
    }));
  }, [columns, runs, theme]);
  const label = `${name}: ${countOf(columns.curves.length, 'curve')}, ${captionOf(columns)}`;
  if (columns.curves.every((curve) => curve.mean.every((value) => typeof value !== 'number'))) {
    return (
      <div className="metric-panel-empty" style={{ height: heightPx }}>
        None of the values is finite
      </div>
    );
  }
  if (range === undefined && columns.curves.every((curve) => curve.pointCount <= 1)) {
    return <BarList label={name} bars={curves.flatMap((curve) => barOf(curve, columns.x, axis))} heightPx={heightPx} />;
  }
  return (
    <LineChart
      label={label}
      x={columns.x}
      curves={curves}
      axis={axis}
      heightPx={heightPx}
      range={range}
      extent={extent}
      onRange={onRange}
      crosshairKey={`metrics-${axis}`}
    />
  );
}

/** The one point of a curve; none where it has none. */
function barOf(curve: ChartCurve, x: readonly number[], axis: SeriesAxis): readonly Bar[] {
  const at = curve.values.findIndex((value) => value !== undefined);
  if (at === -1) return [];
  const place = formatX(axis, x[at] ?? 0);
  return [{ id: curve.id, label: curve.label, colour: curve.colour, value: curve.values[at] ?? null, place }];
}

const axisPx = 50;

/**
 * Hardly fewer buckets than the curve has pixels, and never more, so that the pointer reaches each; in steps, so that a
 * window drawn wider does not ask anew for each pixel.
 */
const bucketsFor = (widthPx: number): number => Math.min(2000, Math.max(100, Math.floor((widthPx - axisPx) / 50) * 50));

function captionOf(columns: ChartColumns): string {
  const points = columns.curves.reduce((sum, curve) => sum + curve.pointCount, 0);
  if (!columns.curves.some(isBucketed)) return countOf(points, 'point');
  const shown = columns.curves.reduce((sum, curve) => sum + curve.counts.filter((count) => count > 0).length, 0);
  return `${formatCount(shown)} of ${countOf(points, 'point')} · min–max kept`;
}

function newestText(answer: MetricsAnswer | undefined): string {
  const series = answer?.series[0];
  const newest = series === undefined ? undefined : newestValue(series);
  return newest === undefined ? '' : formatNumber(newest);
}
