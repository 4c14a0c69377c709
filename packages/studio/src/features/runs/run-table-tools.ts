import type { RunRow } from '@assay/wire';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import type { RunListRow } from './run-list-row.ts';

export type Goal = 'minimize' | 'maximize' | null;

/** What the cells of the table need beside their row. */
export interface RunTableTools {
  readonly chosen: ReadonlySet<string>;
  readonly drawn: ReadonlySet<string>;
  readonly pinned: ReadonlySet<string>;
  readonly colourOf: (row: RunListRow) => string;
  readonly goals: ReadonlyMap<string, Goal>;
  /** Parameters that are numbers in all rows. */
  readonly numericKeys: ReadonlySet<string>;
  /** So many first characters the names of all rows have in common. */
  readonly sharedNamePrefix: number;
  /** The run that values are held against. */
  readonly baseline: RunRow | undefined;
  /** The runs that are named as the experiment's baseline. */
  readonly baselineIds: ReadonlySet<string>;
  readonly delta: ViewState['delta'];
  /** Fields by which the rows are grouped, and those that each group has figures of, in their order. */
  readonly by: readonly string[];
  readonly aggregated: readonly string[];
  readonly actions: RunTableActions;
}

/** What is done to rows; the functions stay the same. */
export interface RunTableActions {
  readonly choose: (row: RunListRow, withRange: boolean) => void;
  /** Chooses on from one row to the next, or takes the last one back on the way back. */
  readonly extend: (from: RunListRow, to: RunListRow) => void;
  readonly chooseAll: () => void;
  readonly turnEye: (id: string) => void;
  readonly turnSolo: (id: string) => void;
  readonly paint: (id: string, colour: string | undefined) => void;
  readonly unfold: (id: string) => void;
  readonly pin: (id: string) => void;
  readonly hold: (id: string) => void;
  readonly only: (filter: string) => void;
}
