import { useCallback, useMemo, useState } from 'react';
import { contourOf, contourPlot, contourTable, type ContourData } from '../../lib/plot/contour-plot.ts';
import type { PlotLook, Size } from '../../lib/plot/mark.ts';
import { spansDecades } from '../../lib/plot/spans-decades.ts';
import type { ChartMenuItem } from '../chart-frame/chart-frame.tsx';
import { PlotFigure, type ChartProps } from './plot-figure.tsx';

interface ContourChartProps extends ChartProps {
  /** The same object as long as nothing of it changes. */
  readonly data: ContourData;
  /** The same set as long as it holds the same. */
  readonly selected?: ReadonlySet<string> | undefined;
}

const noItems: readonly ChartMenuItem[] = [];
const axes = ['x', 'y', 'z'] as const;
type Axis = (typeof axes)[number];

/**
 * A number as heights over two others, between the items that have all three. An axis that spans decades is logarithmic
 * unless its entry in the menu says otherwise.
 */
export function ContourChart({ data: given, selected, items = noItems, ...rest }: ContourChartProps) {
  const [chosen, setChosen] = useState<Partial<Record<Axis, boolean>>>({});
  const data = useMemo(() => {
    const scaled = (axis: Axis): ContourData[Axis] => {
      const column = given[axis];
      if (column.scale === 'time') return column;
      const isLog = chosen[axis] ?? (column.scale === 'log' || spansDecades(column));
      return { ...column, scale: isLog ? 'log' : 'linear' };
    };
    return { ...given, x: scaled('x'), y: scaled('y'), z: scaled('z') };
  }, [given, chosen]);
  const contour = useMemo(() => contourOf(data), [data]);
  const plotOf = useCallback(
    (size: Size, look: PlotLook) => contourPlot(contour, size, look, selected),
    [contour, selected],
  );
  const table = useCallback(() => contourTable(contour), [contour]);
  const scaleItems = axes
    .filter((axis) => data[axis].scale !== 'time')
    .map((axis, i) => {
      const isLog = data[axis].scale === 'log';
      return {
        label: `Logarithmic ${data[axis].title}`,
        isChecked: isLog,
        startsGroup: i === 0 && items.length > 0,
        onSelect: () => setChosen({ ...chosen, [axis]: !isLog }),
      };
    });
  return <PlotFigure {...rest} items={[...items, ...scaleItems]} words={contour.words} plotOf={plotOf} table={table} />;
}
