/**
 * One column of a table that leaves the server, in the order of its rows. Each of `rows` has a value, the others have none; null: every row has
 * one. Times are epoch milliseconds; texts are places in `list`, which holds each once.
 */
export type TableColumn = { readonly name: string; readonly rows: Uint32Array | null } & (
  | { readonly type: 'number' | 'time'; readonly numbers: Float64Array }
  | { readonly type: 'text'; readonly places: Uint32Array; readonly list: readonly string[] }
);
