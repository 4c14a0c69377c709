import type { Run } from '@assay/wire';
import { Link } from '@tanstack/react-router';
import { isSystemMetric } from '../../lib/charts/metric-groups.ts';
import { formatCount } from '../../lib/format/format-number.ts';
import { runTabs, type RunTab } from '../../lib/run-tabs.ts';
import { viewSearch } from '../../lib/use-view.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import '../../widgets/tabs.css';

const words: Readonly<Record<RunTab, string>> = {
  overview: 'Overview',
  charts: 'Charts',
  parameters: 'Parameters',
  artifacts: 'Artifacts',
  system: 'System',
  logs: 'Logs',
  code: 'Code',
  lineage: 'Lineage',
};

/** Parts that show a moment that is marked. */
export const timedTabs: ReadonlySet<RunTab> = new Set(['charts', 'system', 'logs']);

/** The parts of a run's page; each is an address of its own. A moment that is marked stays marked on the others that show it. */
export function RunTabs({ run, view: { at } }: { readonly run: Run; readonly view: ViewState }) {
  return (
    <nav className="tabs no-print" aria-label="Parts of the run">
      {runTabs.map((each) => {
        const count = countIn(run, each);
        return (
          <Link
            key={each}
            to={each === 'overview' ? '/runs/$runId' : '/runs/$runId/$tab'}
            params={{ runId: run.id, tab: each }}
            search={at !== undefined && timedTabs.has(each) ? viewSearch({ at }) : {}}
            activeOptions={{ exact: true, includeSearch: false }}
            className="tabs-link"
          >
            {words[each]}
            {count !== undefined && count > 0 && <span className="tabs-count">{formatCount(count)}</span>}
          </Link>
        );
      })}
    </nav>
  );
}

function countIn(run: Run, tab: RunTab): number | undefined {
  switch (tab) {
    case 'charts':
      return run.metricCount - Object.keys(run.metrics).filter((name) => isSystemMetric(name)).length;
    case 'parameters':
      return Object.keys(run.parameters).length;
    case 'artifacts':
      return run.artifactCount;
    case 'logs':
      return run.logLineCount;
    case 'overview':
    case 'system':
    case 'code':
    case 'lineage':
      return undefined;
  }
}
