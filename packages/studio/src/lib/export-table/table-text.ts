/** A value of a table that leaves the page: raw, nothing rounded. */
export type ExportValue = string | number | boolean | null;

/** A table with a name for each column; all rows are as long as the list of names. */
export interface ExportTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ExportValue[])[];
}

/** What a format needs to be written to a file. */
export interface TableFormat {
  readonly label: string;
  readonly extension: string;
  readonly mediaType: string;
  readonly write: (table: ExportTable) => string;
}

/** A number with all of its digits; NaN and the infinities by name. */
export const plainText = (value: ExportValue): string => (value === null ? '' : String(value));
