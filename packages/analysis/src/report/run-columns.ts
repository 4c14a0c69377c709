/** Fields of runs as columns, in the order that was asked for. */
export interface RunColumns {
  /** Runs that match, given here or not. */
  readonly total: number;
  readonly ids: readonly string[];
  readonly columns: readonly RunColumn[];
}

export interface RunColumn {
  readonly field: string;
  /** NaN is a value; null: none. */
  readonly values: readonly (number | string | null)[];
}

export const columnOf = ({ columns }: RunColumns, field: string): RunColumn['values'] =>
  columns.find((column) => column.field === field)?.values ?? [];

/** The numbers of a column; NaN where there is none. */
export const numbersOf = (columns: RunColumns, field: string): number[] =>
  columnOf(columns, field).map((value) => (typeof value === 'number' ? value : Number.NaN));
