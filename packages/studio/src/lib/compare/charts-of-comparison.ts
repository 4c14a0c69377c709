import type { RunColumns, RunRow } from '@assay/wire';
import { printRunField } from '../run-field/run-field.ts';
import type { PanelState } from '../view-state/panel-state.ts';
import { factRows } from './fact-rows.ts';

const manyAxes = 6;

/**
 * The charts that a comparison begins with: the parameters in which the runs differ against the metric that counts most, as parallel
 * coordinates, one number of them as a scatter plot, one word as a box plot, and that metric of each run.
 */
export function chartsOfComparison(
  runs: readonly RunRow[],
  names: RunColumns | undefined,
  goals: ReadonlyMap<string, 'minimize' | 'maximize' | null>,
): readonly PanelState[] {
  const metric = names?.metrics.find((name) => (goals.get(name) ?? null) !== null) ?? names?.metrics[0];
  if (metric === undefined) return [];
  const isFalling = goals.get(metric) === 'minimize' || /loss|error|perplexity/i.test(metric);
  const outcome = printRunField({ kind: 'metric', name: metric, statistic: isFalling ? 'min' : 'max' });
  const varied = factRows(runs)
    .filter((row) => row.kind === 'parameter' && row.differs)
    .slice(0, manyAxes)
    .map(({ name }) => ({
      field: printRunField({ kind: 'parameter', key: name }),
      numbers: numbersOf(runs.map((run) => run.parameters[name])),
    }));
  const number = varied.find(({ numbers }) => numbers !== undefined);
  const word = varied.find(({ numbers }) => numbers === undefined);
  const log = varied.filter(({ numbers }) => numbers !== undefined && spansDecades(numbers)).map(({ field }) => field);
  const place = { span: 6, heightPx: 320 };
  const parallel: PanelState = {
    id: 'parallel',
    kind: 'parallel',
    fields: [...varied.map(({ field }) => field), outcome],
    colour: outcome,
    log,
    span: 12,
    heightPx: 320,
  };
  return [
    ...(varied.length === 0 ? [] : [parallel]),
    ...(number === undefined
      ? []
      : [
          {
            id: 'scatter',
            kind: 'scatter',
            x: number.field,
            y: outcome,
            logX: log.includes(number.field),
            ...place,
          } as const,
        ]),
    ...(word === undefined ? [] : [{ id: 'box', kind: 'box', field: outcome, by: word.field, ...place } as const]),
    { id: 'bar', kind: 'bar', field: outcome, ...place },
  ];
}

/** The values, if all of them are numbers. */
function numbersOf(values: readonly unknown[]): readonly number[] | undefined {
  const numbers = values.filter((value) => typeof value === 'number');
  return numbers.length === values.length ? numbers : undefined;
}

/** Whether a logarithmic axis tells values like learning rates apart where a straight one would not. */
const spansDecades = (numbers: readonly number[]): boolean => {
  const [least, greatest] = [Math.min(...numbers), Math.max(...numbers)];
  return least > 0 && greatest / least >= 30;
};
