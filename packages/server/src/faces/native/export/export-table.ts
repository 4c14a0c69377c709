/** What the values of a column are. Times are epoch milliseconds, integers safe ones, booleans 0 and 1. */
export type ExportType = 'text' | 'number' | 'integer' | 'time' | 'boolean';

export interface ExportColumn {
  readonly name: string;
  readonly type: ExportType;
  /** Every row has a value. */
  readonly required: boolean;
}

/** Values of one column in some rows. `present`: 1 where there is one; null: everywhere. Texts are places in `list`. */
export type ColumnValues = { readonly present: Uint8Array | null } & (
  | { readonly numbers: Float64Array }
  | { readonly places: Uint32Array; readonly list: readonly string[] }
);

/** Some rows of a table, column by column in the order of its columns. */
export interface ExportBatch {
  readonly rowCount: number;
  readonly columns: readonly ColumnValues[];
}

/** Writes a table piece by piece; what it returns, one after another, is the file. */
export interface TableEncoder {
  begin(): Uint8Array;
  add(batch: ExportBatch): Uint8Array;
  end(): Uint8Array;
}

export const isMissing = ({ present }: ColumnValues, row: number): boolean => present !== null && present[row] !== 1;

/** `-0` keeps its sign, which JSON and CSV can hold and `String` drops. */
export const numberText = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));
