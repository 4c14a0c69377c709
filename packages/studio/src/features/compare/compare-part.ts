import type { ViewChange } from '../../lib/use-view.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import type { ComparedRun, ComparedRuns } from './use-compared-runs.ts';

/** What every part of the page is given. */
export interface ComparePartProps {
  readonly compared: ComparedRuns & { readonly runs: readonly ComparedRun[] };
  /** The run that the others are held against. */
  readonly baseline: ComparedRun;
  readonly view: ViewState;
  readonly onView: ViewChange;
}
