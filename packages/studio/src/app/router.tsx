import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { lazy } from 'react';
import { ExperimentsPage } from '../features/experiments/experiments-page.tsx';
import { HomePage } from '../features/home/home-page.tsx';
import { ExperimentPage } from '../features/runs/experiment-page.tsx';
import { UnassignedPage } from '../features/runs/unassigned-page.tsx';
import { runTabs } from '../lib/run-tabs.ts';
import { useView } from '../lib/use-view.ts';
import { parseSearchText, printSearchText } from '../lib/view-state/search-text.ts';
import { oneOf, type ViewTexts } from '../lib/view-state/view-state.ts';
import { CrashPage } from './crash-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { Shell } from './shell.tsx';

// Pages that one seldom sees first are fetched when they are gone to.
const runPage = () => import('../features/run/run-page.tsx');
const RunPage = lazy(async () => ({ default: (await runPage()).RunPage }));
// But links lead to runs: then its code comes while the server is asked for the first time.
if (location.pathname.startsWith('/runs/')) void runPage();

const ComparePage = lazy(async () => ({ default: (await import('../features/compare/compare-page.tsx')).ComparePage }));
const ModelsPage = lazy(async () => ({ default: (await import('../features/models/models-page.tsx')).ModelsPage }));
const GroupsPage = lazy(async () => ({ default: (await import('../features/runs/groups-page.tsx')).GroupsPage }));
const GroupPage = lazy(async () => ({ default: (await import('../features/runs/group-page.tsx')).GroupPage }));
const LineagePage = lazy(async () => ({
  default: (await import('../features/lineage/lineage-page.tsx')).LineagePage,
}));
const StudiesPage = lazy(async () => ({
  default: (await import('../features/studies/studies-page.tsx')).StudiesPage,
}));
const StudyPage = lazy(async () => ({ default: (await import('../features/studies/study-page.tsx')).StudyPage }));
const ReportsPage = lazy(async () => ({
  default: (await import('../features/reports/reports-page.tsx')).ReportsPage,
}));
const NewReportPage = lazy(async () => ({
  default: (await import('../features/reports/new-report-page.tsx')).NewReportPage,
}));
const ReportPage = lazy(async () => ({
  default: (await import('../features/reports/report-page.tsx')).ReportPage,
}));
const ModelPage = lazy(async () => ({ default: (await import('../features/models/model-page.tsx')).ModelPage }));

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFoundPage,
  // Stays text here; `useView` gives it its type.
  validateSearch: (search): ViewTexts => search as ViewTexts,
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: HomePage,
});

const experiments = createRoute({
  getParentRoute: () => root,
  path: '/experiments',
  component: () => <ExperimentsPage view={useView()} />,
});

const experiment = createRoute({
  getParentRoute: () => root,
  path: '/experiments/$experimentId',
  component: () => <ExperimentPage experimentId={experiment.useParams().experimentId} view={useView()} />,
});

const groups = createRoute({
  getParentRoute: () => root,
  path: '/experiments/$experimentId/groups',
  component: () => <GroupsPage experimentId={groups.useParams().experimentId} />,
});

const group = createRoute({
  getParentRoute: () => root,
  path: '/experiments/$experimentId/groups/$groupId',
  component: () => <GroupPage {...group.useParams()} view={useView()} />,
});

const studiesOfExperiment = createRoute({
  getParentRoute: () => root,
  path: '/experiments/$experimentId/studies',
  component: () => <StudiesPage experimentId={studiesOfExperiment.useParams().experimentId} view={useView()} />,
});

const studies = createRoute({
  getParentRoute: () => root,
  path: '/studies',
  component: () => <StudiesPage view={useView()} />,
});

const study = createRoute({
  getParentRoute: () => root,
  path: '/studies/$studyId',
  component: () => <StudyPage studyId={study.useParams().studyId} view={useView()} />,
});

const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  component: () => <ReportsPage view={useView()} />,
});

const newReport = createRoute({
  getParentRoute: () => root,
  path: '/reports/new',
  component: () => <NewReportPage view={useView()} />,
});

const report = createRoute({
  getParentRoute: () => root,
  path: '/reports/$reportId',
  component: () => <ReportPage reportId={report.useParams().reportId} view={useView()} />,
});

const unassigned = createRoute({
  getParentRoute: () => root,
  path: '/unassigned',
  component: () => <UnassignedPage view={useView()} />,
});

const compare = createRoute({
  getParentRoute: () => root,
  path: '/compare',
  component: () => <ComparePage view={useView()} />,
});

const models = createRoute({
  getParentRoute: () => root,
  path: '/models',
  component: () => <ModelsPage view={useView()} />,
});

const model = createRoute({
  getParentRoute: () => root,
  path: '/models/$model',
  component: () => <ModelPage model={model.useParams().model} />,
});

const lineage = createRoute({
  getParentRoute: () => root,
  path: '/lineage/$nodeId',
  component: () => <LineagePage nodeId={lineage.useParams().nodeId} />,
});

const run = createRoute({
  getParentRoute: () => root,
  path: '/runs/$runId',
  component: () => <RunPage runId={run.useParams().runId} tab="overview" view={useView()} />,
});

const runPart = createRoute({
  getParentRoute: () => root,
  path: '/runs/$runId/$tab',
  component: () => {
    const { runId, tab } = runPart.useParams();
    const view = useView();
    const known = oneOf(runTabs, tab);
    return known === undefined ? <NotFoundPage /> : <RunPage runId={runId} tab={known} view={view} />;
  },
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    experiments,
    experiment,
    groups,
    group,
    studiesOfExperiment,
    studies,
    study,
    reports,
    newReport,
    report,
    unassigned,
    compare,
    models,
    model,
    lineage,
    run,
    runPart,
  ]),
  parseSearch: parseSearchText,
  stringifySearch: printSearchText,
  defaultPreload: false,
  defaultErrorComponent: CrashPage,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
