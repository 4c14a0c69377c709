import type { Run } from '@assay/wire';
import type { ViewChange } from '../../lib/use-view.ts';
import type { RunPageView } from '../../lib/view-state/run-page-view.ts';

/** What every tab of a run's page is given. */
export interface TabProps {
  readonly run: Run;
  readonly view: RunPageView;
  readonly onView: ViewChange;
}
