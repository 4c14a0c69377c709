import { useMemo, useState } from 'react';
import { brushedRows, type ArrangedAxis } from '../../lib/plot/parallel-axes.ts';
import { parallelTrials } from '../../lib/studies/parallel-trials.ts';
import { ParallelChart } from '../../widgets/charts/parallel-chart.tsx';
import { axisBrushesOf, brushesOf } from '../charts/panel-brushes.ts';
import { chosenObjective, useTrialLinks, type StudyChartProps } from './study-chart.ts';

interface ParallelPanelProps extends StudyChartProps {
  /** Names of parameters, those that matter most first. */
  readonly names: readonly string[];
  readonly arrangement: readonly ArrangedAxis[];
  readonly onArrange: (arrangement: readonly ArrangedAxis[]) => void;
}

/** Each trial as a line through its values. Marking an axis selects trials everywhere. */
export function ParallelPanel(props: ParallelPanelProps) {
  const { study, charted, selection, view, onView, heightPx, names, arrangement, onArrange } = props;
  const links = useTrialLinks(props);
  const objective = chosenObjective(study, view);
  const [colour, setColour] = useState<string>();
  const data = useMemo(() => parallelTrials(charted, names, objective, colour), [charted, names, objective, colour]);
  const keys = useMemo(() => data.axes.map(({ key }) => key), [data]);
  const brushes = useMemo(() => axisBrushesOf(view.brush, keys), [view.brush, keys]);
  const left = useMemo(() => {
    if (selection === undefined) return brushedRows(data.axes, brushes, data.ids.length);
    return Uint32Array.from(charted.rows.keys()).filter((i) => selection[charted.rows[i] ?? 0] === 1);
  }, [charted, selection, data, brushes]);
  return (
    <ParallelChart
      {...links}
      title="Parallel coordinates"
      heightPx={heightPx}
      data={data}
      left={left}
      brushes={brushes}
      onBrush={(next) => onView({ brush: brushesOf(view.brush, keys, next) })}
      arrangement={arrangement}
      onArrange={onArrange}
      onColour={setColour}
    />
  );
}
