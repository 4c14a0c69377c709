import type { Drawing } from '../figure/drawing.ts';

/** Numbers behind a figure, or a table of its own. NaN and the infinities stand as texts. */
export interface DataTable {
  readonly columns: readonly { readonly name: string; readonly isNumeric: boolean }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Of each row the run that it is about. */
  readonly runIds?: readonly (string | null)[];
}

/** What a panel shows, whatever the format: plain data, which is what a frozen panel keeps. */
export type PanelBlock =
  | { readonly kind: 'figure'; readonly drawing: Drawing; readonly caption: string; readonly table: DataTable }
  | { readonly kind: 'table'; readonly caption: string; readonly table: DataTable }
  | { readonly kind: 'verdict'; readonly sentence: string; readonly notes: readonly string[] }
  | { readonly kind: 'fault'; readonly isEmpty: boolean; readonly message: string };

/** The blocks of one panel. */
export interface MadePanel {
  readonly blocks: readonly PanelBlock[];
  /** When its data was kept; null: made now. */
  readonly frozenMs: number | null;
}

/** Kept panels by what they ask for (`panelKey`). */
export type FrozenPanels = Readonly<
  Record<string, { readonly frozenMs: number; readonly blocks: readonly PanelBlock[] }>
>;
