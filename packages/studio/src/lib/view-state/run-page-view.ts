import type { SearchParameters } from './search-text.ts';
import { oneOf, readViewState, textIn, withoutUndefined, type ViewState } from './view-state.ts';

export const runTabs = ['overview', 'charts', 'parameters', 'artifacts', 'system', 'logs'] as const;
export type RunTab = (typeof runTabs)[number];

/** The view of one run. */
export interface RunPageView extends ViewState {
  /** The overview where absent. */
  readonly tab?: RunTab | undefined;
  /** The artifact that is looked at: direction and name, e.g. `output:plots/roc.json`. */
  readonly artifact?: string;
}

export function readRunPageView(search: SearchParameters): RunPageView {
  const tab = oneOf(runTabs, search['tab']);
  return {
    ...readViewState(search),
    ...withoutUndefined({ tab: tab === 'overview' ? undefined : tab, artifact: textIn(search['artifact']) }),
  };
}
