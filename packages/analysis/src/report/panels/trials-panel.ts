import { plural } from '../../figure/number-text.ts';
import type { PanelBlock } from '../block.ts';
import { goalText, isBetter, metricTitle } from '../metric-text.ts';
import type { OutcomesData } from '../panel-data.ts';
import type { PanelSpecOf } from '../panel-fields.ts';
import { cellOf } from './table-panel.ts';

/** The best trials of a study by its first objective, with what they came to and what they were given. */
export function trialsPanel({ limit = 10 }: PanelSpecOf<'trials'>, outcomes: OutcomesData): PanelBlock[] {
  const { noun, labels, ids, objectives, parameters } = outcomes;
  const [first] = objectives;
  const valueOf = (row: number): number => first?.values[row] ?? Number.NaN;
  const ended = labels.flatMap((_, row) => (Number.isFinite(valueOf(row)) ? [row] : []));
  if (first === undefined || ended.length === 0)
    return [{ kind: 'fault', isEmpty: true, message: `No ${noun} has ended with a value yet.` }];
  const rows = ended
    .toSorted((a, b) => (valueOf(a) === valueOf(b) ? a - b : isBetter(first.goal, valueOf(a), valueOf(b)) ? -1 : 1))
    .slice(0, limit);
  const columns = [
    { name: noun, isNumeric: true },
    ...objectives.map((objective) => ({ name: metricTitle(objective), isNumeric: true })),
    ...parameters.map(({ name, values }) => ({ name, isNumeric: values.every((value) => typeof value !== 'string') })),
  ];
  const table = {
    columns,
    rows: rows.map((row) => [
      labels[row] ?? '',
      ...objectives.map(({ values }) => cellOf(values[row] ?? null)),
      ...parameters.map(({ values }) => cellOf(values[row] ?? null)),
    ]),
    runIds: rows.map((row) => ids[row] ?? null),
  };
  const caption = `The best ${rows.length} of ${plural(ended.length, noun)} that ended, by ${metricTitle(first)} (${goalText(first)}).`;
  return [{ kind: 'table', caption, table }];
}
