/** The beginning of a table from a file: names of columns, and rows of texts, numbers or whatever a cell holds. */
export interface PlainTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}
