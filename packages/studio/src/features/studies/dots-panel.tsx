import { useCallback, type ReactNode } from 'react';
import { boxOfBrush, brushOfBox, stretched, type BoxBrush } from '../../lib/plot/brush.ts';
import type { PlotLook, Size } from '../../lib/plot/mark.ts';
import type { DotChart } from '../../lib/studies/dot-chart.ts';
import { dotPlot, type DotPlot } from '../../lib/studies/dot-field.ts';
import { markedWords } from '../../lib/studies/marked-words.ts';
import { withMarks } from '../../lib/studies/trial-selection.ts';
import { trialChartTable } from '../../lib/studies/trial-table.ts';
import type { Brush } from '../../lib/view-state/view-state.ts';
import type { ChartMenuItem } from '../../widgets/chart-frame/chart-frame.tsx';
import { PlotFigure } from '../../widgets/charts/plot-figure.tsx';
import { boxGesture, brushMarks } from '../../widgets/charts/plot-gesture.ts';
import { useTrialLinks, type StudyChartProps } from './study-chart.ts';

interface DotsPanelProps extends StudyChartProps {
  readonly id: string;
  readonly title: string;
  /** The same object as long as the trials are the same. */
  readonly chart: DotChart;
  /** What its axes are called where they are marked. */
  readonly fields: { readonly x: string; readonly y: string };
  readonly items?: readonly ChartMenuItem[];
  readonly aside?: ReactNode;
}

/** Trials as dots. A box that is drawn marks them everywhere on the page, a click chooses one. */
export function DotsPanel(props: DotsPanelProps) {
  const { id, title, chart, fields, charted, selection, view, onView, heightPx, items = [], aside } = props;
  const links = useTrialLinks(props);
  const plotOf = useCallback(
    (size: Size, look: PlotLook) => dotPlot(chart.fieldOf(size, look), selection),
    [chart, selection],
  );
  const table = useCallback(() => trialChartTable(charted, chart.rows, fieldsOf(chart)), [charted, chart]);
  const brush = boxIn(view.brush?.[fields.x], view.brush?.[fields.y]);
  const mark = (marked: BoxBrush | undefined): void => {
    const x = marked && (chart.x.words === undefined ? marked.x : markedWords(chart.x.words, marked.x));
    onView({ brush: withMarks(view.brush, [fields.x, fields.y], { [fields.x]: x, [fields.y]: marked?.y }) });
  };
  const { [id]: zoom, ...others } = view.zooms ?? {};
  const lookAt = (part: BoxBrush | undefined): void => {
    const next = part === undefined ? others : { ...others, [id]: part };
    onView({ zooms: Object.keys(next).length === 0 ? undefined : next });
  };
  const zoomItems: readonly ChartMenuItem[] = [
    ...(brush === undefined ? [] : [{ label: 'Zoom to what is marked', onSelect: () => lookAt(brush) }]),
    ...(zoom === undefined ? [] : [{ label: 'Show the whole range', onSelect: () => lookAt(undefined) }]),
  ];
  return (
    <PlotFigure<DotPlot>
      {...links}
      title={title}
      words={chart.words}
      heightPx={heightPx}
      items={[...items, ...zoomItems]}
      aside={aside}
      plotOf={plotOf}
      table={table}
      overlayOf={({ frame }, look) => (brush === undefined ? [] : brushMarks(boxOfBrush(frame, brush), look))}
      gestureOf={({ box, frame }, look) => boxGesture('box', box, look, (marked) => mark(brushOfBox(frame, marked)))}
      onReset={() => mark(undefined)}
      onKey={(event, { box, frame, hits }, at) => {
        if (!event.shiftKey) return false;
        const place = at === undefined ? undefined : hits.placeOf(at);
        const from =
          brush !== undefined
            ? boxOfBrush(frame, brush)
            : place !== undefined && { left: place.x, top: place.y, width: 0, height: 0 };
        const marked = from === false ? undefined : stretched(from, event.key, box);
        if (marked !== undefined) mark(brushOfBox(frame, marked));
        return marked !== undefined;
      }}
    />
  );
}

const fieldsOf = ({ x, y }: DotChart) => (x.title === 'trial' ? [y] : [x, y]);

/** A box where both axes are marked by ranges. */
function boxIn(x: Brush | undefined, y: Brush | undefined): BoxBrush | undefined {
  if (x === undefined || y === undefined || !('length' in x) || !('length' in y)) return undefined;
  return { x, y };
}
