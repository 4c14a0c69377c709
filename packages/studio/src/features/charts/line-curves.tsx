import { formatX } from '../../lib/charts/x-axis.ts';
import { pointsIn } from '../../lib/charts/curve-data.ts';
import { countOf } from '../../lib/format/format-number.ts';
import { highlightedRun, useHighlightedRun } from '../../lib/highlighted-run.ts';
import type { ViewChange } from '../../lib/use-view.ts';
import { printXAxis, type LineSettings, type XAxis } from '../../lib/view-state/line-settings.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import { BarList, type Bar } from '../../widgets/bar-list/bar-list.tsx';
import type { ChartCurve, ChartMark } from '../../widgets/line-chart/chart-curve.ts';
import { LineChart } from '../../widgets/line-chart/line-chart.tsx';
import type { ShownCurves } from './shown-curves.ts';

interface LineCurvesProps {
  readonly title: string;
  readonly caption: string;
  readonly shown: ShownCurves;
  readonly settings: LineSettings;
  readonly view: ViewState;
  readonly onView: ViewChange;
  readonly marks: readonly ChartMark[];
  readonly heightPx: number;
}

/** Curves, or bars where each of them is one point. */
export function LineCurves(props: LineCurvesProps) {
  const { title, caption, shown, settings, view, onView, marks, heightPx } = props;
  const { curves, grid, extent } = shown;
  const { x = 'step', xScale, yScale, smoothing } = settings;
  const highlightedId = useHighlightedRun();
  if (curves.every(({ data }) => data.max.every((value) => Number.isNaN(value)))) {
    return (
      <div className="line-panel-empty" style={{ height: heightPx }}>
        None of the values is finite
      </div>
    );
  }
  if (view.range === undefined && curves.every(({ data }) => pointsIn(data) <= 1)) {
    return <BarList label={title} bars={curves.flatMap((curve) => barOf(curve, x))} heightPx={heightPx} />;
  }
  return (
    <LineChart
      label={`${title}: ${countOf(curves.length, 'curve')}, ${caption}`}
      curves={curves}
      grid={grid}
      axis={x}
      xScale={xScale}
      yScale={yScale}
      smoothing={smoothing}
      heightPx={heightPx}
      range={view.range}
      extent={extent}
      onRange={(range) => onView({ range })}
      marks={marks}
      crosshairKey={`metrics-${printXAxis(x)}`}
      highlightedId={curves.some((curve) => curve.id === highlightedId) ? highlightedId : undefined}
      onHighlight={(id) => highlightedRun.set(id)}
    />
  );
}

/** The one point of a curve; none where it has none. */
function barOf({ id, label, colour, data }: ChartCurve, axis: XAxis): readonly Bar[] {
  const [x, value = Number.NaN] = [data.x[0], data.max[0]];
  if (x === undefined) return [];
  return [{ id, label, colour, value: Number.isNaN(value) ? null : value, place: formatX(axis, x) }];
}
