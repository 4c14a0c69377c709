import type { Noun } from './plot-column.ts';

/** How the values of a heat map are put: as they are, or as shares of the sum of their row or column. */
export const normalisations = ['none', 'rows', 'columns'] as const;
export type Normalisation = (typeof normalisations)[number];

export interface HeatData {
  readonly rowTitle: string;
  readonly columnTitle: string;
  readonly valueTitle: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** By row, then column; NaN for none. */
  readonly values: readonly ArrayLike<number>[];
  /** Rows are true classes, columns predicted ones, values counts: precision and recall of each class are told too. */
  readonly isConfusion?: boolean | undefined;
  /** Colours from blue over a light zero to orange. */
  readonly isDiverging?: boolean | undefined;
  readonly noun?: Noun | undefined;
}

export interface Sums {
  readonly ofRows: readonly number[];
  readonly ofColumns: readonly number[];
  readonly ofAll: number;
}

/** Sums of the finite values. */
export function sumsOf({ rows, columns, values }: HeatData): Sums {
  const ofRows = rows.map(() => 0);
  const ofColumns = columns.map(() => 0);
  let ofAll = 0;
  rows.forEach((_, row) =>
    columns.forEach((__, column) => {
      const value = values[row]?.[column] ?? Number.NaN;
      if (!Number.isFinite(value)) return;
      ofRows[row] = (ofRows[row] ?? 0) + value;
      ofColumns[column] = (ofColumns[column] ?? 0) + value;
      ofAll += value;
    }),
  );
  return { ofRows, ofColumns, ofAll };
}

/** The value of a cell as it is shown. A share of nothing is 0, for there is nothing to be told apart. */
export function cellValue({ values }: HeatData, sums: Sums, by: Normalisation, row: number, column: number): number {
  const value = values[row]?.[column] ?? Number.NaN;
  const whole = by === 'rows' ? sums.ofRows[row] : by === 'columns' ? sums.ofColumns[column] : 1;
  return whole === undefined || whole === 0 ? (Number.isNaN(value) ? Number.NaN : 0) : value / whole;
}

export interface ClassFigures {
  /** Share of the predictions of a class that were right; null without predictions. */
  readonly precision: readonly (number | null)[];
  /** Share of the items of a class that were found; null without items. */
  readonly recall: readonly (number | null)[];
  readonly accuracy: number | null;
}

/** Precision and recall by class and the accuracy, of a matrix whose classes stand in one order both ways. */
export function classFigures({ rows, values }: HeatData, { ofRows, ofColumns, ofAll }: Sums): ClassFigures {
  const right = rows.map((_, i) => values[i]?.[i] ?? 0).map((count) => (Number.isFinite(count) ? count : 0));
  const share = (part: number, whole: number | undefined): number | null =>
    whole === undefined || whole === 0 ? null : part / whole;
  return {
    precision: right.map((count, i) => share(count, ofColumns[i])),
    recall: right.map((count, i) => share(count, ofRows[i])),
    accuracy: share(
      right.reduce((sum, count) => sum + count, 0),
      ofAll,
    ),
  };
}
