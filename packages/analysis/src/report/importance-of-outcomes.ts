import { importance } from '@assay/stats';
import type { ImportanceColumn, ImportanceMethod } from '@assay/stats';
import type { OutcomesData } from './panel-data.ts';

export interface OutcomeImportance {
  /** Rows that it was computed from. */
  readonly count: number;
  /** The greatest first. */
  readonly parameters: readonly {
    readonly name: string;
    readonly importance: number;
    readonly low: number | undefined;
    readonly high: number | undefined;
  }[];
}

/** So many rows with a value are needed for anything to be said. */
export const leastRows = 10;
/** More choices than that tell rows apart one by one. */
const maxChoices = 100;
const resamples = 50;

/** How much each parameter mattered for the first objective. Parameters of one value are left out; undefined where too little is known. */
export function importanceOfOutcomes(
  { objectives, parameters }: OutcomesData,
  method: ImportanceMethod,
): OutcomeImportance | undefined {
  const [objective] = objectives;
  if (objective === undefined) return undefined;
  const rows = [...objective.values.keys()].filter((row) => Number.isFinite(objective.values[row]));
  if (rows.length < leastRows) return undefined;
  const sign = objective.goal === 'maximize' ? -1 : 1;
  const losses = Float64Array.from(rows, (row) => sign * (objective.values[row] ?? Number.NaN));
  if (losses.every((loss) => loss === losses[0])) return undefined;
  const columns = parameters.flatMap(({ name, isLog, values }) => {
    const column = columnOf(
      rows.map((row) => values[row] ?? null),
      isLog,
    );
    return column === undefined ? [] : [{ name, column }];
  });
  if (columns.length === 0) return undefined;
  const data = { losses, parameters: columns.map(({ column }) => column) };
  const found = importance(data, { method, resamples: method === 'pedAnova' ? resamples : 0 }, 1);
  return {
    count: rows.length,
    parameters: columns
      .map(({ name }, i) => ({
        name,
        importance: found.importances[i] ?? 0,
        low: found.intervals?.[i]?.low,
        high: found.intervals?.[i]?.high,
      }))
      .toSorted((a, b) => b.importance - a.importance),
  };
}

function columnOf(values: readonly (number | string | null)[], isLog: boolean): ImportanceColumn | undefined {
  const given = values.filter((value) => value !== null);
  if (given.length === 0) return undefined;
  const numbers = values.map((value) => (typeof value === 'number' && Number.isFinite(value) ? value : Number.NaN));
  if (given.every((value) => typeof value === 'number')) {
    const finite = numbers.filter((value) => !Number.isNaN(value));
    const low = finite.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    const high = finite.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    if (!(low < high) || !Number.isFinite(high - low)) return undefined;
    return { domain: { kind: 'float', low, high, log: isLog && low > 0 }, values: Float64Array.from(numbers) };
  }
  const choices = [...new Set(given)];
  if (choices.length < 2 || choices.length > maxChoices) return undefined;
  const places = new Map<number | string, number>(choices.map((choice, place) => [choice, place]));
  const placed = values.map((value) => (value === null ? Number.NaN : (places.get(value) ?? Number.NaN)));
  return { domain: { kind: 'categorical', choices: choices.length }, values: Float64Array.from(placed) };
}
