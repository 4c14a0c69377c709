import { useMemo } from 'react';
import { numbersOfWords, type CategoryColumn } from '../../lib/plot/plot-column.ts';
import { fieldTitle } from '../../lib/run-field/field-title.ts';
import { categoryColumn, numberColumn, plotColumn, type PlotColumn } from '../../lib/run-field/plot-columns.ts';
import type { ParetoGoals } from '../../lib/view-state/panel-state.ts';
import { BoxChart } from '../../widgets/charts/box-chart.tsx';
import { ScatterChart } from '../../widgets/charts/scatter-chart.tsx';
import { column, labelsOf, titleBy, useCommon, useRunColours, useWords, type Given } from './field-chart-parts.ts';
import { withBoxBrush } from './panel-brushes.ts';

/** Hues of more dots than this tell none of them apart. */
const mostColouredDots = 100;

/** Dots over two numbers, or over words and words; the spread of a number over words. */
export function Dots(props: Given<'scatter'>) {
  const { panel, values } = props;
  const { x, y, logX = false, ...rest } = panel;
  const [wordsX, wordsY] = [useWords(values, x), useWords(values, y)];
  if (wordsX !== undefined && wordsY === undefined)
    return <Boxes {...props} panel={{ ...rest, kind: 'box', field: y, by: x }} />;
  if (wordsY !== undefined && wordsX === undefined)
    return <Boxes {...props} panel={{ ...rest, kind: 'box', field: x, by: y, logY: logX }} />;
  return <Scatter {...props} wordsX={wordsX} wordsY={wordsY} />;
}

interface ScatterProps extends Given<'scatter'> {
  readonly wordsX: CategoryColumn | undefined;
  readonly wordsY: CategoryColumn | undefined;
}

function Scatter(props: ScatterProps) {
  const { panel, values, view, onView, wordsX, wordsY } = props;
  const { x, y, colour, logX = false, logY = false, trend = false, pareto } = panel;
  const { chart, links } = useCommon(props, `${fieldTitle(y)} by ${fieldTitle(x)}`);
  const ownColours = useRunColours(values, view.colours);
  const plain = values.ids.length <= mostColouredDots ? ownColours : undefined;
  const data = useMemo(
    () => ({
      ids: values.ids,
      labels: labelsOf(values),
      x: wordsX === undefined ? numberColumn(column(values, x), logX) : numbersOfWords(wordsX),
      y: wordsY === undefined ? numberColumn(column(values, y), logY) : numbersOfWords(wordsY),
      colour: colour === undefined ? plain : colourOf(plotColumn(column(values, colour))),
      hasTrend: trend && wordsX === undefined,
      pareto: wordsX === undefined ? goalsOf(pareto) : undefined,
    }),
    [values, x, y, wordsX, wordsY, colour, plain, logX, logY, trend, pareto],
  );
  return (
    <ScatterChart
      {...chart}
      {...links}
      data={data}
      onBrush={(brush) =>
        onView({ brush: withBoxBrush(view.brush, { x, y }, brush, { x: data.x.words, y: data.y.words }) })
      }
    />
  );
}

function goalsOf(pareto: ParetoGoals | undefined) {
  if (pareto === undefined) return undefined;
  const [x, y] = pareto.split(' ').map((end) => (end === 'least' ? 'minimise' : 'maximise'));
  return x && y && ({ x, y } as const);
}

const colourOf = (by: PlotColumn) =>
  by.kind === 'number'
    ? ({ by: 'number', column: by.column } as const)
    : ({ by: 'category', column: by.column } as const);

/** How a number spreads, for each word. */
export function Boxes(props: Given<'box'>) {
  const { values } = props;
  const { field, by, logY = false } = props.panel;
  const { chart, links } = useCommon(props, titleBy(field, by));
  const data = useMemo(
    () => ({
      ids: values.ids,
      labels: labelsOf(values),
      value: numberColumn(column(values, field), logY),
      category: by === undefined ? undefined : categoryColumn(column(values, by)),
    }),
    [values, field, by, logY],
  );
  return <BoxChart {...chart} {...links} data={data} />;
}
