import type { Run } from '@assay/wire';
import { Link } from '@tanstack/react-router';
import { isSystemMetric } from '../../lib/charts/metric-groups.ts';
import { formatCount } from '../../lib/format/format-number.ts';
import { runTabs, type RunTab } from '../../lib/run-tabs.ts';
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

/** The parts of a run's page; each is an address of its own. */
export function RunTabs({ run }: { readonly run: Run }) {
  return (
    <nav className="tabs no-print" aria-label="Parts of the run">
      {runTabs.map((each) => {
        const count = countIn(run, each);
        return (
          <Link
            key={each}
            to={each === 'overview' ? '/runs/$runId' : '/runs/$runId/$tab'}
            params={{ runId: run.id, tab: each }}
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
      return run.artifacts.length;
    case 'logs':
      return run.logLineCount;
    case 'overview':
    case 'system':
    case 'code':
    case 'lineage':
      return undefined;
  }
}
