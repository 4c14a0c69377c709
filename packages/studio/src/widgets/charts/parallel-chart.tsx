import { useCallback, useMemo, useState } from 'react';
import type { PlotLook, Size } from '../../lib/plot/mark.ts';
import { brushedRows, type ArrangedAxis, type AxisBrushes } from '../../lib/plot/parallel-axes.ts';
import { keptGeometry, type ParallelData } from '../../lib/plot/parallel-geometry.ts';
import {
  parallelOf,
  parallelPlot,
  parallelTable,
  wordsOfBrushed,
  type ParallelPlot,
} from '../../lib/plot/parallel-plot.ts';
import { parallelGesture } from './parallel-gesture.ts';
import { ParallelHeads } from './parallel-heads.tsx';
import { PlotFigure, type ChartProps } from './plot-figure.tsx';

interface ParallelChartProps extends ChartProps {
  /** The same object as long as nothing of it changes. */
  readonly data: ParallelData;
  /** The same set as long as it holds the same. */
  readonly selected?: ReadonlySet<string> | undefined;
  /** Order, scale and direction of the axes; the chart keeps them itself when it is not told. */
  readonly arrangement?: readonly ArrangedAxis[] | undefined;
  readonly onArrange?: ((arrangement: readonly ArrangedAxis[]) => void) | undefined;
  readonly brushes: AxisBrushes;
  /** The items that are left in where more than these brushes say so. */
  readonly left?: Uint32Array | undefined;
  readonly onBrush: (brushes: AxisBrushes) => void;
  /** An axis was chosen to colour the lines by. */
  readonly onColour?: ((key: string) => void) | undefined;
}

const asGiven: readonly ArrangedAxis[] = [];

/** One line for each item through all of its values. Brushing axes leaves in the items that have what is brushed. */
export function ParallelChart(props: ParallelChartProps) {
  const { data, selected, arrangement: given, onArrange, brushes, left, onBrush, onColour, ...rest } = props;
  const [own, setOwn] = useState<readonly ArrangedAxis[]>(asGiven);
  const arrangement = given ?? own;
  const parallel = useMemo(() => parallelOf(data, arrangement), [data, arrangement]);
  const geometryOf = useMemo(() => keptGeometry(parallel), [parallel]);
  const rows = useMemo(() => left ?? brushedRows(data.axes, brushes, data.ids.length), [left, data, brushes]);
  const words = useMemo(() => wordsOfBrushed(parallel, rows), [parallel, rows]);
  const plotOf = useCallback(
    (size: Size, look: PlotLook) => parallelPlot(parallel, geometryOf(size, look), brushes, rows, selected),
    [parallel, geometryOf, brushes, rows, selected],
  );
  const table = useCallback(() => parallelTable(parallel), [parallel]);
  return (
    <PlotFigure<ParallelPlot>
      {...rest}
      words={words}
      plotOf={plotOf}
      table={table}
      gestureOf={(plot, look) => parallelGesture(plot, look, brushes, onBrush)}
      onReset={() => onBrush({})}
      renderControls={(plot) => (
        <ParallelHeads
          plot={plot}
          brushes={brushes}
          onBrush={onBrush}
          colourKey={data.colourKey}
          onColour={onColour}
          onArrange={onArrange ?? setOwn}
        />
      )}
    />
  );
}
