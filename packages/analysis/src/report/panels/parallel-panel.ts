import { numberText, plural } from '../../figure/number-text.ts';
import { parallelFigure } from '../../figure/parallel-figure.ts';
import type { ParallelAxis } from '../../figure/parallel-figure.ts';
import type { DataTable, PanelBlock } from '../block.ts';
import { importanceOfOutcomes } from '../importance-of-outcomes.ts';
import { isBetter, metricTitle } from '../metric-text.ts';
import type { OutcomesData } from '../panel-data.ts';
import type { PanelSpecOf } from '../panel-fields.ts';
import { cellOf } from './table-panel.ts';

const maxAxes = 7;
const maxLines = 1000;
const tableRows = 20;

type Parameter = OutcomesData['parameters'][number];

/** An axis for each parameter and one for the metric; the best tenth is brought out. */
export function parallelPanel(spec: PanelSpecOf<'parallel'>, outcomes: OutcomesData): PanelBlock[] {
  const { noun, objectives, ids } = outcomes;
  const [objective] = objectives;
  if (objective === undefined) return [{ kind: 'fault', isEmpty: true, message: 'There is no metric to judge by.' }];
  const valueOf = (row: number): number => objective.values[row] ?? Number.NaN;
  const ended = [...objective.values.keys()].filter((row) => Number.isFinite(valueOf(row)));
  const parameters = chosen(spec, outcomes);
  if (ended.length < 2 || parameters.length === 0)
    return [{ kind: 'fault', isEmpty: true, message: `Two ended ${noun}s with parameters that differ are needed.` }];
  const order = ended.toSorted((a, b) =>
    isBetter(objective.goal, valueOf(a), valueOf(b)) ? -1 : valueOf(a) === valueOf(b) ? a - b : 1,
  );
  const bestCount = Math.max(1, Math.ceil(order.length / 10));
  const every = Math.ceil(order.length / maxLines);
  const rows = order.filter((_, i) => i < bestCount || i % every === 0);
  const axes = [
    ...parameters.map((parameter) => axisOf(parameter, rows)),
    { name: objective.name, values: rows.map(valueOf) },
  ];
  const bestRows = order.slice(0, bestCount);
  const drawing = parallelFigure({
    title: spec.title ?? `Parameters and ${objective.name}`,
    description: `${plural(order.length, noun)} across ${parameters.map(({ name }) => name).join(', ')}; the best has ${metricTitle(objective)} ${numberText(valueOf(order[0] ?? 0))}.`,
    axes,
    isBest: rows.map((_, i) => i < bestCount),
    bestName: `the best ${bestCount === 1 ? noun : numberText(bestCount)}`,
  });
  const thin = rows.length < order.length ? ` Of the others ${numberText(rows.length - bestCount)} are drawn.` : '';
  const names = [...parameters.map(({ name }) => name), metricTitle(objective)];
  const table: DataTable = {
    columns: names.map((name, i) => ({ name, isNumeric: i === names.length - 1 || isNumeric(parameters[i]) })),
    rows: bestRows
      .slice(0, tableRows)
      .map((row) => [...parameters.map(({ values }) => cellOf(values[row] ?? null)), valueOf(row)]),
    runIds: bestRows.slice(0, tableRows).map((row) => ids[row] ?? null),
  };
  const caption = `Parameters and ${metricTitle(objective)} of ${plural(order.length, noun)}; the best tenth (${numberText(bestCount)}) brought out.${thin}`;
  return [{ kind: 'figure', drawing, caption, table }];
}

const isNumeric = (parameter: Parameter | undefined): boolean =>
  parameter !== undefined && parameter.values.every((value) => typeof value !== 'string');

function chosen({ parameters: asked }: PanelSpecOf<'parallel'>, outcomes: OutcomesData): readonly Parameter[] {
  const byName = new Map(outcomes.parameters.map((parameter) => [parameter.name, parameter]));
  const named = (names: readonly string[]): Parameter[] =>
    names.flatMap((name) => byName.get(name) ?? []).slice(0, maxAxes);
  if (asked !== undefined) return named(asked);
  const found = importanceOfOutcomes(outcomes, 'pedAnova');
  if (found !== undefined) return named(found.parameters.map(({ name }) => name));
  return outcomes.parameters.filter(({ values }) => new Set(values).size > 1).slice(0, maxAxes);
}

function axisOf({ name, isLog, values }: Parameter, rows: readonly number[]): ParallelAxis {
  const own = rows.map((row) => values[row] ?? null);
  if (own.every((value) => typeof value !== 'string')) {
    const numbers = own.map((value) => value ?? Number.NaN);
    return { name, isLog: isLog && numbers.every((value) => Number.isNaN(value) || value > 0), values: numbers };
  }
  const choices = [...new Set(own.flatMap((value) => (value === null ? [] : [String(value)])))].toSorted((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
  return { name, choices, values: own.map((value) => (value === null ? Number.NaN : choices.indexOf(String(value)))) };
}
