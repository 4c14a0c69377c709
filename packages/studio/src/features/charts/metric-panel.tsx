import type { CurvesFrame } from '@assay/series';
import type { QueryMetrics } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { pointsText } from '../../lib/charts/chart-view.ts';
import { curveDetail } from '../../lib/charts/curve-budget.ts';
import {
  curveData,
  gridOf,
  isBucketed,
  pointsIn,
  type CurveData,
  type CurveGrid,
} from '../../lib/charts/curve-data.ts';
import { lineSummary } from '../../lib/charts/line-summary.ts';
import { seriesStyles } from '../../lib/charts/series-colour.ts';
import { smoothingText, type Smoothing } from '../../lib/charts/smoothing.ts';
import { formatX } from '../../lib/charts/x-axis.ts';
import { lineExport } from '../../lib/export-chart/line-export.ts';
import { countOf, formatNumber } from '../../lib/format/format-number.ts';
import { metricsQuery } from '../../lib/queries/metric-query.ts';
import { useTheme } from '../../lib/theme.ts';
import { printXAxis, type LineSettings, type XAxis } from '../../lib/view-state/line-settings.ts';
import { withoutUndefined, type XRange } from '../../lib/view-state/view-state.ts';
import { BarList, type Bar } from '../../widgets/bar-list/bar-list.tsx';
import { ChartFrame, type ChartMenuItem } from '../../widgets/chart-frame/chart-frame.tsx';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import type { ChartCurve } from '../../widgets/line-chart/chart-curve.ts';
import { LineChart } from '../../widgets/line-chart/line-chart.tsx';
import { Skeleton } from '../../widgets/skeleton.tsx';
import { useInView } from '../../widgets/use-in-view.ts';
import { useWidth } from '../../widgets/use-width.ts';
import './metric-panel.css';
import type { PanelRun } from './panel-run.ts';

export interface MetricPanelProps {
  readonly name: string;
  readonly runs: readonly PanelRun[];
  readonly axis: XAxis;
  readonly settings: Pick<LineSettings, 'xScale' | 'yScale' | 'smoothing'>;
  readonly range: XRange | undefined;
  readonly onRange: (range: XRange | undefined) => void;
  /** Of the panel's own menu. */
  readonly items: readonly ChartMenuItem[];
  readonly heightPx: number;
  /** Known to hold one value, which needs less room than a curve. */
  readonly isSingle?: boolean;
}

const figureHeightPx = 84;
const axisPx = 50;

/** One metric of one or several runs. It fetches only while it is in view. */
export function MetricPanel(props: MetricPanelProps) {
  const { name, runs, axis, settings, range, items, isSingle = false } = props;
  const theme = useTheme();
  const { ref: viewRef, inView } = useInView();
  const { ref: widthRef, widthPx } = useWidth();
  const detail = curveDetail({
    curveCount: runs.length,
    widthPx: widthPx - axisPx,
    needsMeans: settings.smoothing !== undefined,
  });
  const query: QueryMetrics = {
    runIds: runs.map((run) => run.id),
    names: [name],
    x: axis,
    buckets: detail.buckets,
    columns: runs.length === 1 ? [...detail.columns, 'last'] : detail.columns,
    ...(settings.xScale === 'log' && { scale: 'log' }),
    ...withoutUndefined({ from: range?.from, to: range?.to }),
  };
  const answer = useQuery({ ...metricsQuery(query), enabled: inView && widthPx > 0 });
  const frame = answer.data;
  const shown = useMemo(() => frame && curvesOf(frame, runs, theme), [frame, runs, theme]);
  const exports = useMemo(
    () => shown && lineExport({ ...shown, ...settings, yTitle: name, axis, range }),
    [shown, settings, name, axis, range],
  );
  const caption = shown === undefined ? '' : captionOf(shown, range !== undefined, settings.smoothing);
  const isEmpty = shown?.curves.every(({ data }) => data.x.length === 0) === true;
  return (
    <div ref={viewRef}>
      <div ref={widthRef} className="metric-panel-width" />
      <ChartFrame
        title={name}
        caption={isEmpty ? '' : caption}
        captionTitle={shown?.curves.some(({ data }) => data.isSnapped) === true ? snappedTitle : undefined}
        summary={shown === undefined || isEmpty ? '' : lineSummary(name, shown.curves)}
        exports={isEmpty ? undefined : exports}
        items={items}
        heightPx={isSingle ? figureHeightPx : props.heightPx}
        aside={runs.length === 1 && !isSingle && <span className="metric-panel-value">{newestText(answer.data)}</span>}
      >
        {(heightPx) => (
          <div className="metric-panel-body" style={{ minHeight: heightPx }}>
            {answer.error !== null && (
              <FaultNotice error={answer.error} what={`the curve of ${name}`} onRetry={() => void answer.refetch()} />
            )}
            {answer.error === null && shown === undefined && <Skeleton rows={4} />}
            {isEmpty && (
              <div className="metric-panel-empty" style={{ height: heightPx }}>
                No points {range === undefined ? 'yet' : 'in this range'}
              </div>
            )}
            {shown !== undefined && !isEmpty && (
              <Curves {...props} shown={shown} caption={caption} heightPx={heightPx} />
            )}
          </div>
        )}
      </ChartFrame>
    </div>
  );
}

const snappedTitle =
  'Least and greatest values are exact, each in its own bucket. Means and counts of a bucket may take in up to 256 points of the next.';

interface ShownCurves {
  readonly curves: readonly ChartCurve[];
  readonly grid: CurveGrid;
  readonly extent: XRange | undefined;
}

function curvesOf(frame: CurvesFrame, runs: readonly PanelRun[], theme: 'light' | 'dark'): ShownCurves {
  const styles = seriesStyles(
    runs.map((run) => run.id),
    theme,
  );
  const names = new Map(runs.map((run) => [run.id, run.name]));
  const grid = gridOf(frame);
  return {
    grid,
    extent: frame.from < frame.to ? { from: frame.from, to: frame.to } : undefined,
    curves: frame.curves.map((curve) => ({
      id: curve.runId,
      label: names.get(curve.runId) ?? curve.runId,
      ...(styles.get(curve.runId) ?? { colour: 'currentColor', dash: [] }),
      data: curveData(curve, grid),
    })),
  };
}

interface CurvesProps extends MetricPanelProps {
  readonly shown: ShownCurves;
  readonly caption: string;
}

function Curves({ name, axis, settings, range, onRange, shown, caption, heightPx }: CurvesProps) {
  const { curves, grid, extent } = shown;
  if (curves.every(({ data }) => data.max.every((value) => Number.isNaN(value)))) {
    return (
      <div className="metric-panel-empty" style={{ height: heightPx }}>
        None of the values is finite
      </div>
    );
  }
  if (range === undefined && curves.every(({ data }) => pointsIn(data) <= 1))
    return <BarList label={name} bars={curves.flatMap((curve) => barOf(curve, axis))} heightPx={heightPx} />;
  return (
    <LineChart
      label={`${name}: ${countOf(curves.length, 'curve')}, ${caption}`}
      curves={curves}
      grid={grid}
      axis={axis}
      xScale={settings.xScale}
      yScale={settings.yScale}
      smoothing={settings.smoothing}
      heightPx={heightPx}
      range={range}
      extent={extent}
      onRange={onRange}
      crosshairKey={`metrics-${printXAxis(axis)}`}
    />
  );
}

/** The one point of a curve; none where it has none. */
function barOf({ id, label, colour, data }: ChartCurve, axis: XAxis): readonly Bar[] {
  const [x, value = Number.NaN] = [data.x[0], data.max[0]];
  if (x === undefined) return [];
  return [{ id, label, colour, value: Number.isNaN(value) ? null : value, place: formatX(axis, x) }];
}

function captionOf({ curves, grid }: ShownCurves, isZoomed: boolean, smoothing: Smoothing | undefined): string {
  const columns: readonly CurveData[] = curves.map(({ data }) => data);
  const words = smoothing === undefined ? [] : [smoothingText(smoothing, columns.some(isBucketed))];
  return [pointsText(columns, grid, isZoomed), ...words].join(' · ');
}

function newestText(frame: CurvesFrame | undefined): string {
  const newest = frame?.curves[0]?.last?.at(-1);
  return newest === undefined ? '' : formatNumber(newest);
}
