import { useCallback, useMemo } from 'react';
import { rangeBetween } from '../../lib/plot/brush.ts';
import type { PlotLook, Size } from '../../lib/plot/mark.ts';
import { keptFor } from '../../lib/studies/dot-field.ts';
import { timelineLanes } from '../../lib/studies/timeline-lanes.ts';
import { timeline, timelinePlot, wordsOfTimeline, type TimelinePlot } from '../../lib/studies/timeline-plot.ts';
import { trialField } from '../../lib/studies/trial-field.ts';
import { withMarks } from '../../lib/studies/trial-selection.ts';
import { trialChartTable } from '../../lib/studies/trial-table.ts';
import { PlotFigure } from '../../widgets/charts/plot-figure.tsx';
import { boxGesture } from '../../widgets/charts/plot-gesture.ts';
import { useTrialLinks, type StudyChartProps } from './study-chart.ts';

/** When trials ran, and where. A part that is drawn over marks those that were started in it. */
export function TimelinePanel(props: StudyChartProps) {
  const { study, charted, selection, view, onView, heightPx } = props;
  const links = useTrialLinks(props);
  // What runs is drawn up to the study's last change, so that the chart changes only when the study does.
  const { updatedMs } = study;
  const lanes = useMemo(() => timelineLanes(charted.data, charted.rows, updatedMs), [charted, updatedMs]);
  const timelineOf = useMemo(() => keptFor((size, look) => timeline(charted, lanes, size, look)), [charted, lanes]);
  const plotOf = useCallback(
    (size: Size, look: PlotLook) => timelinePlot(timelineOf(size, look), selection),
    [timelineOf, selection],
  );
  const words = useMemo(() => wordsOfTimeline(lanes), [lanes]);
  const table = useCallback(
    () =>
      trialChartTable(
        charted,
        lanes.rows,
        ['started', 'duration', 'worker'].flatMap((name) => trialField(charted.data, charted.objectives, name) ?? []),
      ),
    [charted, lanes],
  );
  const mark = (range: readonly [number, number] | undefined): void =>
    onView({ brush: withMarks(view.brush, ['started'], { started: range }) });
  return (
    <PlotFigure<TimelinePlot>
      {...links}
      title="Timeline"
      words={words}
      heightPx={heightPx}
      plotOf={plotOf}
      table={table}
      gestureOf={({ box, scale }, look) =>
        boxGesture('x', box, look, ({ left, width }) => mark(rangeBetween(scale, left, left + width)))
      }
      onReset={() => mark(undefined)}
    />
  );
}
