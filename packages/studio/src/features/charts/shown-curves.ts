import type { CurvesFrame } from '@assay/series';
import { curveData, gridOf, type CurveGrid } from '../../lib/charts/curve-data.ts';
import { groupCurves } from '../../lib/charts/group-curves.ts';
import { seriesStyles, styleAt } from '../../lib/charts/series-colour.ts';
import type { Theme } from '../../lib/theme.ts';
import type { GroupArea, LineSettings, XRange } from '../../lib/view-state/line-settings.ts';
import type { ChartCurve } from '../../widgets/line-chart/chart-curve.ts';
import type { PanelGroups, PanelRun } from './panel-run.ts';

export interface ShownCurves {
  readonly curves: readonly ChartCurve[];
  readonly grid: CurveGrid;
  readonly extent: XRange | undefined;
}

interface CurveLook {
  readonly runs: readonly PanelRun[];
  readonly metrics: readonly string[];
  readonly groups: PanelGroups | undefined;
  readonly settings: Pick<LineSettings, 'xScale' | 'average' | 'area'>;
  readonly colours: Readonly<Record<string, string>> | undefined;
  readonly theme: Theme;
}

/** The curves of an answer as they are drawn: one for each run and metric, or one for each group of runs and metric. */
export function shownCurves(frame: CurvesFrame, look: CurveLook): ShownCurves {
  const grid = gridOf(frame);
  const extent = frame.from < frame.to ? { from: frame.from, to: frame.to } : undefined;
  const curves =
    look.groups === undefined ? runCurves(frame, grid, look) : groupedCurves(frame, grid, look, look.groups);
  return { grid, extent, curves };
}

/** A curve's id is its run's, so that rows and curves find each other; of more metrics than one, with the metric's name. */
const idOf = (key: string, metric: string, metrics: readonly string[]): string =>
  metrics.length === 1 ? key : `${key} ${metric}`;

function runCurves(frame: CurvesFrame, grid: CurveGrid, look: CurveLook): readonly ChartCurve[] {
  const { runs, metrics } = look;
  const names = new Map(runs.map((run) => [run.id, run.name]));
  const styleOf = styler(
    look,
    runs.map((run) => run.id),
  );
  return frame.curves.map((curve) => {
    const name = names.get(curve.runId) ?? curve.runId;
    const label = metrics.length === 1 ? name : runs.length === 1 ? curve.name : `${name}: ${curve.name}`;
    return {
      id: idOf(curve.runId, curve.name, metrics),
      label,
      ...styleOf(curve.runId, curve.name),
      data: curveData(curve, grid),
    };
  });
}

const areaWords: Readonly<Record<GroupArea, string | undefined>> = {
  std: '± standard deviation',
  stderr: '± standard error',
  minmax: 'least to greatest',
  none: undefined,
};

function groupedCurves(
  frame: CurvesFrame,
  grid: CurveGrid,
  look: CurveLook,
  { keyOf, titleOf }: PanelGroups,
): readonly ChartCurve[] {
  const { metrics, settings } = look;
  const { average = 'mean', area = 'std' } = settings;
  const styleOf = styler(look, [...titleOf.keys()]);
  return metrics.flatMap((metric) => {
    const members = frame.curves.filter((curve) => curve.name === metric && keyOf.has(curve.runId));
    const groups = groupCurves(
      members.map((curve) => curveData(curve, grid)),
      (place) => keyOf.get(members[place]?.runId ?? '') ?? '',
      { average, area },
    );
    return groups.map(({ key, members: places, data }): ChartCurve => {
      const title = `${titleOf.get(key) ?? key} (${places.length})`;
      return {
        id: idOf(key, metric, metrics),
        label: metrics.length === 1 ? title : `${title}: ${metric}`,
        ...styleOf(key, metric),
        data,
        spreadLabel: areaWords[area],
      };
    });
  });
}

/** The hue tells the run or group and the dash the metric; of one run alone the hue tells the metric. */
function styler({ metrics, colours, theme }: CurveLook, keys: readonly string[]) {
  const isByMetric = keys.length === 1 && metrics.length > 1;
  const styles = seriesStyles(isByMetric ? metrics : keys, theme, colours);
  const plain = { colour: 'currentColor', dash: [] };
  return (key: string, metric: string): Pick<ChartCurve, 'colour' | 'dash'> => {
    const style = styles.get(isByMetric ? metric : key) ?? plain;
    if (isByMetric || metrics.length === 1) return style;
    return { ...style, dash: styleAt(metrics.indexOf(metric) * 8, theme).dash };
  };
}
