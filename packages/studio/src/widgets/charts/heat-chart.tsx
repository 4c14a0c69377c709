import { useCallback, useMemo, useState } from 'react';
import { normalisations, type HeatData, type Normalisation } from '../../lib/plot/heat-cells.ts';
import { heatOf, heatPlot, heatTable } from '../../lib/plot/heat-plot.ts';
import type { PlotLook, Size } from '../../lib/plot/mark.ts';
import { PlotFigure, type ChartProps } from './plot-figure.tsx';

interface HeatChartProps extends Omit<ChartProps, 'highlightedId' | 'onHighlight' | 'onOpen'> {
  /** The same object as long as nothing of it changes. */
  readonly data: HeatData;
}

/** Values of rows by columns as coloured cells, as they are or as shares of their rows or columns. */
export function HeatChart({ data, ...rest }: HeatChartProps) {
  const [by, setBy] = useState<Normalisation>('none');
  const heat = useMemo(() => heatOf(data, by), [data, by]);
  const plotOf = useCallback((size: Size, look: PlotLook) => heatPlot(heat, size, look), [heat]);
  const table = useCallback(() => heatTable(heat), [heat]);
  const words: Readonly<Record<Normalisation, string>> = {
    none: data.valueTitle,
    rows: `Shares of the ${data.rowTitle.toLowerCase()}`,
    columns: `Shares of the ${data.columnTitle.toLowerCase()}`,
  };
  const choice = data.isDiverging !== true && (
    <label className="no-print">
      <span className="visually-hidden">What the cells say</span>
      <select
        className="field"
        value={by}
        onChange={(event) => setBy(normalisations.find((each) => each === event.target.value) ?? 'none')}
      >
        {normalisations.map((each) => (
          <option key={each} value={each}>
            {words[each]}
          </option>
        ))}
      </select>
    </label>
  );
  return <PlotFigure {...rest} words={heat.words} plotOf={plotOf} table={table} aside={choice} />;
}
