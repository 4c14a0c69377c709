/** A value of a table: what JSON, CSV and Arrow can all hold. */
export type Cell = string | number | boolean | null;

export interface Column {
  readonly name: string;
  readonly values: readonly Cell[];
}
