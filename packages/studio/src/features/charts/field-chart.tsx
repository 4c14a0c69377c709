import type { RunValues } from '@assay/wire';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { categoryColumn, numberColumn, plotColumn, type PlotColumn } from '../../lib/run-field/plot-columns.ts';
import { fieldTitle } from '../../lib/run-field/field-title.ts';
import type { ParallelAxis } from '../../lib/plot/parallel-axes.ts';
import { BarChart } from '../../widgets/charts/bar-chart.tsx';
import { BoxChart } from '../../widgets/charts/box-chart.tsx';
import { ContourChart } from '../../widgets/charts/contour-chart.tsx';
import { HistogramChart } from '../../widgets/charts/histogram-chart.tsx';
import { ParallelChart } from '../../widgets/charts/parallel-chart.tsx';
import { ScatterChart } from '../../widgets/charts/scatter-chart.tsx';
import { csvOfTable } from '../../lib/export-chart/chart-table.ts';
import { runColours, seriesColour } from '../../lib/charts/series-colour.ts';
import { countOf } from '../../lib/format/format-number.ts';
import { highlightedRun, useHighlightedRun } from '../../lib/highlighted-run.ts';
import type { ItemColour } from '../../lib/plot/item-colours.ts';
import { saveFile } from '../../lib/save-file.ts';
import { useTheme } from '../../lib/theme.ts';
import { ChartFrame } from '../../widgets/chart-frame/chart-frame.tsx';
import { ChartTableView } from '../../widgets/chart-frame/chart-table-view.tsx';

import type { PanelState } from '../../lib/view-state/panel-state.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import type { FieldPanelProps } from './field-panel.tsx';
import { axisBrushesOf, brushesOf, withBoxBrush } from './panel-brushes.ts';

interface FieldChartProps extends FieldPanelProps {
  readonly values: RunValues;
}

type PanelOf<Kind extends PanelState['kind']> = Extract<PanelState, { readonly kind: Kind }>;

/** The chart of a panel, made of columns of values of runs. */
export function FieldChart(props: FieldChartProps) {
  const { panel } = props;
  switch (panel.kind) {
    case 'scatter':
      return <Dots {...props} panel={panel} />;
    case 'parallel':
      return <Parallel {...props} panel={panel} />;
    case 'bar':
      return <Bars {...props} panel={panel} />;
    case 'box':
      return <Boxes {...props} panel={panel} />;
    case 'histogram':
      return <Histogram {...props} panel={panel} />;
    case 'contour':
      return <Contour {...props} panel={panel} />;
    case 'table':
      return <ValuesTable {...props} panel={panel} />;
  }
}

type Given<Kind extends PanelState['kind']> = FieldChartProps & { readonly panel: PanelOf<Kind> };

const none: RunValues['columns'][number] = { field: '', values: [] };
const column = ({ columns }: RunValues, field: string): RunValues['columns'][number] =>
  columns.find((each) => each.field === field) ?? none;
const labelsOf = (values: RunValues): readonly string[] => column(values, 'name').values.map(String);

/** What all charts of runs share. */
function useCommon({ panel, items, heightPx, view }: FieldChartProps, title: string) {
  const navigate = useNavigate();
  const selected = useMemo(() => new Set(view.selected), [view.selected]);
  return {
    chart: { title: panel.title ?? title, items, heightPx },
    links: {
      selected,
      highlightedId: useHighlightedRun(),
      onHighlight: (runId: string | undefined) => highlightedRun.set(runId),
      onOpen: (runId: string) => void navigate({ to: '/runs/$runId', params: { runId } }),
    },
  };
}

/** The colour of each run, as in the table and the curves. */
function useRunColours(values: RunValues, chosen: ViewState['colours']): ItemColour {
  const theme = useTheme();
  return useMemo(() => {
    const numbers = column(values, 'number').values;
    const runs = values.ids.map((id, i) => ({ id, number: Number(numbers[i]) }));
    const colours = runColours(runs, chosen);
    return { by: 'own', colours: values.ids.map((id) => seriesColour(id, theme, colours)) };
  }, [values, theme, chosen]);
}

/** Hues of more dots than this tell none of them apart. */
const mostColouredDots = 100;

/** Dots over a number; over words, the spread of each. */
function Dots(props: Given<'scatter'>) {
  const { panel, values } = props;
  const isOfWords = useMemo(() => plotColumn(column(values, panel.x)).kind === 'category', [values, panel.x]);
  if (!isOfWords) return <Scatter {...props} />;
  return <Boxes {...props} panel={{ ...panel, kind: 'box', field: panel.y, by: panel.x }} />;
}

function Scatter(props: Given<'scatter'>) {
  const { panel, values, view, onView } = props;
  const { x, y, colour, logX = false, logY = false, trend = false } = panel;
  const { chart, links } = useCommon(props, `${fieldTitle(y)} by ${fieldTitle(x)}`);
  const ownColours = useRunColours(values, view.colours);
  const plain = values.ids.length <= mostColouredDots ? ownColours : undefined;
  const data = useMemo(
    () => ({
      ids: values.ids,
      labels: labelsOf(values),
      x: numberColumn(column(values, x), logX),
      y: numberColumn(column(values, y), logY),
      colour: colour === undefined ? plain : colourOf(plotColumn(column(values, colour))),
      hasTrend: trend,
    }),
    [values, x, y, colour, plain, logX, logY, trend],
  );
  return (
    <ScatterChart
      {...chart}
      {...links}
      data={data}
      onBrush={(brush) => onView({ brush: withBoxBrush(view.brush, { x, y }, brush) })}
    />
  );
}

const colourOf = (by: PlotColumn) =>
  by.kind === 'number'
    ? ({ by: 'number', column: by.column } as const)
    : ({ by: 'category', column: by.column } as const);

function Parallel(props: Given<'parallel'>) {
  const { panel, values, view, onView, onPanel } = props;
  const { chart, links } = useCommon(props, panel.fields.map(fieldTitle).join(', '));
  const data = useMemo(
    () => ({
      ids: values.ids,
      labels: labelsOf(values),
      axes: panel.fields.map((field): ParallelAxis => ({ key: field, ...plotColumn(column(values, field)) })),
      colourKey: panel.colour ?? panel.fields.at(-1),
    }),
    [values, panel.fields, panel.colour],
  );
  const { fields, flipped, log } = panel;
  const arrangement = useMemo(
    () =>
      fields.map((key) => ({
        key,
        isFlipped: flipped?.includes(key) === true,
        isLog: log?.includes(key) === true,
      })),
    [fields, flipped, log],
  );
  const brushes = useMemo(() => axisBrushesOf(view.brush, fields), [view.brush, fields]);
  return (
    <ParallelChart
      {...chart}
      {...links}
      data={data}
      arrangement={arrangement}
      onArrange={(next) =>
        onPanel({
          ...panel,
          fields: next.map(({ key }) => key),
          flipped: next.filter(({ isFlipped }) => isFlipped).map(({ key }) => key),
          log: next.filter(({ isLog }) => isLog).map(({ key }) => key),
        })
      }
      brushes={brushes}
      onBrush={(next) => onView({ brush: brushesOf(view.brush, fields, next) })}
      onColour={(key) => onPanel({ ...panel, colour: key })}
    />
  );
}

function Bars(props: Given<'bar'>) {
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

function Boxes(props: Given<'box'>) {
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

function Histogram(props: Given<'histogram'>) {
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

function Contour(props: Given<'contour'>) {
  const { values } = props;
  const { x, y, z } = props.panel;
  const { chart, links } = useCommon(props, `${fieldTitle(z)} over ${fieldTitle(x)} and ${fieldTitle(y)}`);
  const data = useMemo(
    () => ({
      ids: values.ids,
      labels: labelsOf(values),
      x: numberColumn(column(values, x)),
      y: numberColumn(column(values, y)),
      z: numberColumn(column(values, z)),
    }),
    [values, x, y, z],
  );
  return <ContourChart {...chart} {...links} data={data} />;
}

function ValuesTable({ panel, values, items, heightPx }: Given<'table'>) {
  const { fields } = panel;
  const table = useMemo(() => {
    const columns = ['name', ...fields.filter((field) => field !== 'name')].map((field) => column(values, field));
    return {
      columns: columns.map(({ field, values: cells }) => ({
        title: fieldTitle(field),
        isNumber: cells.every((cell) => cell === null || typeof cell === 'number'),
      })),
      rowCount: values.ids.length,
      row: (index: number) => columns.map(({ values: cells }) => cells[index] ?? null),
    };
  }, [values, fields]);
  const title = panel.title ?? fields.map(fieldTitle).join(', ');
  return (
    <ChartFrame
      title={title}
      caption={countOf(values.ids.length, 'run')}
      exports={undefined}
      items={[
        ...items,
        {
          label: 'Save as CSV',
          onSelect: () => saveFile(`${title}.csv`, new Blob([csvOfTable(table)], { type: 'text/csv' })),
        },
      ]}
      heightPx={heightPx}
    >
      {(shownPx) => <ChartTableView title={title} table={() => table} heightPx={shownPx} />}
    </ChartFrame>
  );
}

const titleBy = (field: string, by: string | undefined): string =>
  by === undefined ? fieldTitle(field) : `${fieldTitle(field)} by ${fieldTitle(by)}`;
