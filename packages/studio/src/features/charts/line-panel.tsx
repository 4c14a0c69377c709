import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { QueryMetrics } from '@assay/wire';
import { pointsText } from '../../lib/charts/chart-view.ts';
import { isBucketed } from '../../lib/charts/curve-data.ts';
import { lineSummary } from '../../lib/charts/line-summary.ts';
import { runColours } from '../../lib/charts/series-colour.ts';
import { smoothingText } from '../../lib/charts/smoothing.ts';
import { lineExport } from '../../lib/export-chart/line-export.ts';
import { formatNumber } from '../../lib/format/format-number.ts';
import { metricsQuery } from '../../lib/queries/metric-query.ts';
import { useTheme } from '../../lib/theme.ts';
import type { ViewChange } from '../../lib/use-view.ts';
import type { LineSettings } from '../../lib/view-state/line-settings.ts';
import type { PanelState } from '../../lib/view-state/panel-state.ts';
import { withoutUndefined, type ViewState } from '../../lib/view-state/view-state.ts';
import { ChartFrame, type ChartMenuItem } from '../../widgets/chart-frame/chart-frame.tsx';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { Skeleton } from '../../widgets/skeleton.tsx';
import { useWidth } from '../../widgets/use-width.ts';
import { LineCurves } from './line-curves.tsx';
import './line-panel.css';
import type { PanelGroups, PanelRun } from './panel-run.ts';
import { shownCurves, type ShownCurves } from './shown-curves.ts';
import { useCurveNotes } from './use-curve-notes.ts';
import { useCurveDetail } from './use-curve-detail.ts';
import { useTimeMark } from './use-time-mark.ts';

export interface LinePanelProps {
  readonly panel: Extract<PanelState, { readonly kind: 'line' }>;
  readonly runs: readonly PanelRun[];
  readonly groups: PanelGroups | undefined;
  readonly view: ViewState;
  readonly onView: ViewChange;
  readonly items: readonly ChartMenuItem[];
  readonly heightPx: number;
  /** Known to hold one value, which needs less room than a curve. */
  readonly isSingle: boolean;
}

const figureHeightPx = 84;
const axisPx = 50;

/** Curves of some metrics of some runs, or of groups of runs. */
export function LinePanel({ panel, runs, groups, view, onView, items, heightPx, isSingle }: LinePanelProps) {
  const { metrics } = panel;
  const { range, colours } = view;
  const theme = useTheme();
  const { ref: widthRef, widthPx } = useWidth();
  const settings = useSettings(view, panel.settings);
  const { x = 'step' } = settings;
  const curveCount = runs.length * metrics.length;
  const detail = useCurveDetail({
    curveCount,
    widthPx: widthPx - axisPx,
    needsMeans: settings.smoothing !== undefined || groups !== undefined,
  });
  const query: QueryMetrics = {
    runIds: runs.map((run) => run.id),
    names: [...metrics],
    x,
    buckets: detail.buckets,
    columns: curveCount === 1 ? [...detail.columns, 'last'] : detail.columns,
    ...(settings.xScale === 'log' && { scale: 'log' }),
    ...withoutUndefined({ from: range?.from, to: range?.to }),
  };
  const answer = useQuery({ ...metricsQuery(query), enabled: widthPx > 0 && runs.length > 0 });
  const frame = answer.data;
  const shown = useMemo(
    () =>
      frame &&
      shownCurves(frame, {
        runs,
        metrics,
        groups,
        settings,
        colours: { ...groups?.colours, ...runColours(runs, colours) },
        theme,
      }),
    [frame, runs, metrics, groups, settings, colours, theme],
  );
  const runIds = useMemo(() => runs.map((run) => run.id), [runs]);
  // What there is to say of a curve is asked for when the curve itself is there.
  const hasCurve = frame?.curves.some(({ pointCount }) => pointCount > 1) === true;
  const { notes, words } = useCurveNotes(runIds, metrics, groups === undefined && hasCurve && x === 'step');
  const moment = useTimeMark(view.at, x, runs, metrics[0] ?? '');
  const marks = useMemo(() => [...notes, ...moment], [notes, moment]);
  const title = panel.title ?? metrics.join(', ');
  const exports = useMemo(
    () => shown && lineExport({ ...shown, ...settings, yTitle: title, axis: x, range, marks }),
    [shown, settings, title, x, range, marks],
  );
  const isEmpty = runs.length === 0 || shown?.curves.every(({ data }) => data.x.length === 0) === true;
  const points = shown === undefined || isEmpty ? '' : captionOf(shown, range !== undefined, settings);
  const caption = points === '' || words === '' ? points : `${points} · ${words}`;
  const captionTitle = [
    ...(words === '' ? [] : [caption]),
    ...(shown?.curves.some(({ data }) => data.isSnapped) === true ? [snappedTitle] : []),
  ].join('\n');
  const newest = curveCount === 1 && !isSingle ? frame?.curves[0]?.last?.at(-1) : undefined;
  const emptyWords =
    runs.length === 0 ? 'No run is drawn' : `No points ${range === undefined ? 'yet' : 'in this range'}`;
  return (
    <div>
      <div ref={widthRef} className="line-panel-width" />
      <ChartFrame
        title={title}
        caption={caption}
        captionTitle={captionTitle === '' ? undefined : captionTitle}
        summary={shown === undefined || isEmpty ? '' : lineSummary(title, shown.curves)}
        exports={isEmpty ? undefined : exports}
        items={items}
        heightPx={isSingle ? figureHeightPx : heightPx}
        aside={newest !== undefined && <span className="line-panel-value">{formatNumber(newest)}</span>}
      >
        {(shownPx) => (
          <div className="line-panel-body" style={{ minHeight: shownPx }}>
            {answer.error !== null && (
              <FaultNotice error={answer.error} what={`the curves of ${title}`} onRetry={() => void answer.refetch()} />
            )}
            {answer.error === null && shown === undefined && !isEmpty && <Skeleton rows={4} />}
            {isEmpty && answer.error === null && (
              <div className="line-panel-empty" style={{ height: shownPx }}>
                {emptyWords}
              </div>
            )}
            {shown !== undefined && !isEmpty && (
              <LineCurves
                title={title}
                caption={caption}
                shown={shown}
                settings={settings}
                view={view}
                onView={onView}
                marks={marks}
                heightPx={shownPx}
              />
            )}
          </div>
        )}
      </ChartFrame>
    </div>
  );
}

/** What holds for this panel: its own settings before those of the page. The same object until something in it differs. */
function useSettings(view: ViewState, own: LineSettings | undefined): LineSettings {
  const { x, xScale, yScale, smoothing, area, average } = view;
  const key = JSON.stringify({ ...withoutUndefined({ x, xScale, yScale, smoothing, area, average }), ...own });
  return useMemo(() => JSON.parse(key) as LineSettings, [key]);
}

const snappedTitle =
  'Least and greatest values are exact, each in its own bucket. Means and counts of a bucket may take in up to 256 points of the next.';

function captionOf({ curves, grid }: ShownCurves, isZoomed: boolean, { smoothing }: LineSettings): string {
  const columns = curves.map(({ data }) => data);
  const words = smoothing === undefined ? [] : [smoothingText(smoothing, columns.some(isBucketed))];
  return [pointsText(columns, grid, isZoomed), ...words].join(' · ');
}
