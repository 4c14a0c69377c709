import { useMemo } from 'react';
import { groupBars, wordBars } from '../../lib/plot/group-bars.ts';
import type { CategoryColumn } from '../../lib/plot/plot-column.ts';
import { fieldTitle } from '../../lib/run-field/field-title.ts';
import { categoryColumn, numberColumn } from '../../lib/run-field/plot-columns.ts';
import { BarChart } from '../../widgets/charts/bar-chart.tsx';
import { HistogramChart } from '../../widgets/charts/histogram-chart.tsx';
import {
  column,
  labelsOf,
  titleBy,
  useCommon,
  useRunColours,
  useWords,
  type FieldChartProps,
  type Given,
} from './field-chart-parts.ts';
import { withBoxBrush } from './panel-brushes.ts';

/** A bar for each run, for each group of runs, or for each word, which has no length of its own. */
export function Bars(props: Given<'bar'>) {
  const { field, by } = props.panel;
  const words = useWords(props.values, field);
  if (words !== undefined) return <WordBars {...props} words={words} />;
  return by === undefined ? <RunBars {...props} /> : <GroupBars {...props} by={by} />;
}

function RunBars(props: Given<'bar'>) {
  const { values, view } = props;
  const { field } = props.panel;
  const { chart, links } = useCommon(props, fieldTitle(field));
  const colour = useRunColours(values, view.colours);
  const data = useMemo(
    () => ({ ids: values.ids, labels: labelsOf(values), value: numberColumn(column(values, field)), colour }),
    [values, field, colour],
  );
  return <BarChart {...chart} {...links} data={data} />;
}

function GroupBars(props: Given<'bar'> & { readonly by: string }) {
  const { values, by } = props;
  const { field, area = 'std' } = props.panel;
  const { chart } = useCommon(props, titleBy(field, by));
  const data = useMemo(
    () => groupBars(numberColumn(column(values, field)), categoryColumn(column(values, by)), area),
    [values, field, by, area],
  );
  return <BarChart {...chart} data={data} />;
}

function WordBars(props: FieldChartProps & { readonly words: CategoryColumn }) {
  const { words } = props;
  const { chart } = useCommon(props, words.title);
  const data = useMemo(() => wordBars(words), [words]);
  return <BarChart {...chart} data={data} />;
}

/** How many runs have which values. */
export function Histogram(props: Given<'histogram'>) {
  const words = useWords(props.values, props.panel.field);
  return words === undefined ? <NumberHistogram {...props} /> : <WordBars {...props} words={words} />;
}

function NumberHistogram(props: Given<'histogram'>) {
  const { values, view, onView } = props;
  const { field, by, logX = false } = props.panel;
  const { chart } = useCommon(props, titleBy(field, by));
  const data = useMemo(
    () => ({
      count: values.ids.length,
      value: numberColumn(column(values, field), logX),
      category: by === undefined ? undefined : categoryColumn(column(values, by)),
    }),
    [values, field, by, logX],
  );
  return (
    <HistogramChart
      {...chart}
      data={data}
      onBrush={(range) => onView({ brush: withBoxBrush(view.brush, { x: field }, range && { x: range }) })}
    />
  );
}
