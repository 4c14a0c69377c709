import type { Run } from '@assay/wire';
import type { ViewChange } from '../../lib/use-view.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';

/** What every tab of a run's page is given. */
export interface TabProps {
  readonly run: Run;
  readonly view: ViewState;
  readonly onView: ViewChange;
}
