import type { TableName, Tables } from '@assay/core';
import type { Column } from './column.ts';

/** How the rows of one table of the core are kept in SQLite. */
export interface TableMapping<T extends TableName> {
  readonly table: string;
  /** The table as `t`, joined with what its columns read. */
  readonly from: string;
  readonly columns: { readonly [C in keyof Tables[T] & string]: Column };
  /** A wide field kept apart, so that walking the table stays cheap: a table (run, project_id, column), by `t.n`. No row stands for `absent`. */
  readonly satellite?: {
    readonly table: string;
    readonly column: string;
    readonly field: keyof Tables[T] & string;
    readonly absent: string;
  };
}
