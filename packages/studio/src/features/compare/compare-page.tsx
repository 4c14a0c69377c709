import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { countOf } from '../../lib/format/format-number.ts';
import { useViewChange, viewSearch } from '../../lib/use-view.ts';
import { oneOf, withoutUndefined, type ViewState } from '../../lib/view-state/view-state.ts';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { experimentQuery } from '../../lib/queries/experiment-queries.ts';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import '../../widgets/page.css';
import { Skeleton } from '../../widgets/skeleton.tsx';
import '../../widgets/tabs.css';
import { usePageHead } from '../../lib/page/page-head.ts';
import { ShareButton } from '../views/share-button.tsx';
import { ChartsPart } from './charts-part.tsx';
import './compare.css';
import type { ComparePartProps } from './compare-part.ts';
import { ComparedList } from './compared-list.tsx';
import { CurvesPart } from './curves-part.tsx';
import { FactsPart } from './facts-part.tsx';
import { MetricsPart } from './metrics-part.tsx';
import { useComparedRuns } from './use-compared-runs.ts';

const VerdictPart = lazy(async () => ({ default: (await import('./verdict-part.tsx')).VerdictPart }));
const ArtifactsPart = lazy(async () => ({ default: (await import('./artifacts-part.tsx')).ArtifactsPart }));
const CodePart = lazy(async () => ({ default: (await import('./code-part.tsx')).CodePart }));

const parts = ['parameters', 'metrics', 'verdict', 'curves', 'charts', 'artifacts', 'code'] as const;
type Part = (typeof parts)[number];
const words: Readonly<Record<Part, string>> = {
  parameters: 'Parameters',
  metrics: 'Metrics',
  verdict: 'Verdict',
  curves: 'Curves',
  charts: 'Charts',
  artifacts: 'Artifacts',
  code: 'Code',
};

const noRuns: readonly string[] = [];

/** Runs side by side: what they were given, what came out, their curves, files and code. */
export function ComparePage({ view }: { readonly view: ViewState }) {
  const onView = useViewChange();
  usePageHead('Compare');
  const compared = useComparedRuns(view.selected ?? noRuns);
  const { runs } = compared;
  const part = oneOf(parts, view.tab) ?? 'parameters';
  const ofExperiment = part === 'verdict' ? view.experiment : undefined;
  const baseline = runs?.find(({ run }) => run.id === view.baseline) ?? runs?.[0];
  return (
    <div className="page">
      <div className="page-head">
        <h1>Compare</h1>
        {runs !== undefined && <span className="muted">{countOf(runs.length, 'run')}</span>}
        {ofExperiment !== undefined && view.selected === undefined && (
          <ExperimentCrumb experimentId={ofExperiment} filter={view.filter} />
        )}
        {(view.selected ?? ofExperiment) !== undefined && <ShareButton />}
      </div>
      {compared.error !== null && <FaultNotice error={compared.error} what="the runs" onRetry={compared.retry} />}
      {view.selected === undefined && ofExperiment !== undefined && (
        <Suspense fallback={<Skeleton rows={8} />}>
          <VerdictPart experimentId={ofExperiment} view={view} onView={onView} />
        </Suspense>
      )}
      {view.selected === undefined && ofExperiment === undefined && (
        <p className="page-empty">
          No runs are chosen. Choose some in the table of an <Link to="/experiments">experiment</Link>, then press
          Compare.
        </p>
      )}
      {view.selected !== undefined && runs === undefined && compared.error === null && <Skeleton rows={8} />}
      {runs !== undefined && baseline === undefined && view.selected !== undefined && (
        <p className="page-empty">None of these runs is here any more.</p>
      )}
      {runs !== undefined && baseline !== undefined && (
        <>
          <ComparedList runs={runs} baselineId={baseline.run.id} view={view} onView={onView} />
          <nav className="tabs no-print" aria-label="Parts of the comparison">
            {parts.map((each) => (
              <Link
                key={each}
                to="/compare"
                search={viewSearch(withoutUndefined({ ...view, tab: each === 'parameters' ? undefined : each }))}
                className="tabs-link"
                activeProps={{ className: '' }}
                aria-current={each === part ? 'page' : undefined}
                data-status={each === part ? 'active' : undefined}
              >
                {words[each]}
              </Link>
            ))}
          </nav>
          <Suspense fallback={<Skeleton rows={8} />}>
            <Body part={part} compared={{ ...compared, runs }} baseline={baseline} view={view} onView={onView} />
          </Suspense>
        </>
      )}
    </div>
  );
}

interface ExperimentCrumbProps {
  readonly experimentId: string;
  readonly filter: string | undefined;
}

/** Which runs are compared, where they are those of an experiment. */
function ExperimentCrumb({ experimentId, filter }: ExperimentCrumbProps) {
  const experiment = useQuery(experimentQuery(experimentId));
  return (
    <span className="muted">
      {filter === undefined ? 'runs of ' : 'some runs of '}
      <Link
        to="/experiments/$experimentId"
        params={{ experimentId }}
        search={viewSearch(withoutUndefined({ filter }))}
        title={filter}
        className="page-crumb"
      >
        <MiddleText text={experiment.data?.name ?? 'the experiment'} />
      </Link>
    </span>
  );
}

function Body({ part, ...rest }: ComparePartProps & { readonly part: Part }) {
  switch (part) {
    case 'parameters':
      return <FactsPart {...rest} />;
    case 'metrics':
      return <MetricsPart {...rest} />;
    case 'verdict':
      return <VerdictPart experimentId={rest.baseline.run.experimentId} view={rest.view} onView={rest.onView} />;
    case 'curves':
      return <CurvesPart {...rest} />;
    case 'charts':
      return <ChartsPart {...rest} />;
    case 'artifacts':
      return <ArtifactsPart {...rest} />;
    case 'code':
      return <CodePart {...rest} />;
  }
}
