import { useMemo } from 'react';
import { csvOfTable } from '../../lib/export-chart/chart-table.ts';
import { countOf } from '../../lib/format/format-number.ts';
import type { ParallelAxis } from '../../lib/plot/parallel-axes.ts';
import { fieldTitle } from '../../lib/run-field/field-title.ts';
import { numberColumn, plotColumn } from '../../lib/run-field/plot-columns.ts';
import { saveFile } from '../../lib/save-file.ts';
import { ChartFrame } from '../../widgets/chart-frame/chart-frame.tsx';
import { ChartTableView } from '../../widgets/chart-frame/chart-table-view.tsx';
import { ContourChart } from '../../widgets/charts/contour-chart.tsx';
import { ParallelChart } from '../../widgets/charts/parallel-chart.tsx';
import { Bars, Histogram } from './field-bars.tsx';
import { column, labelsOf, useCommon, type FieldChartProps, type Given } from './field-chart-parts.ts';
import { Boxes, Dots } from './field-dots.tsx';
import { axisBrushesOf, brushesOf } from './panel-brushes.ts';

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
