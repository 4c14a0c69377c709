import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { ExperimentsPage } from '../features/experiments/experiments-page.tsx';
import { ModelPage } from '../features/models/model-page.tsx';
import { ModelsPage } from '../features/models/models-page.tsx';
import { RunPage } from '../features/run/run-page.tsx';
import { ExperimentPage } from '../features/runs/experiment-page.tsx';
import { UnassignedPage } from '../features/runs/unassigned-page.tsx';
import { parseSearchText, printSearchText } from '../lib/view-state/search-text.ts';
import { readRunPageView } from '../lib/view-state/run-page-view.ts';
import { readViewState } from '../lib/view-state/view-state.ts';
import { CrashPage } from './crash-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: readViewState,
  component: () => <ExperimentsPage view={home.useSearch()} />,
});

const experiment = createRoute({
  getParentRoute: () => root,
  path: '/experiments/$experimentId',
  validateSearch: readViewState,
  component: () => <ExperimentPage experimentId={experiment.useParams().experimentId} view={experiment.useSearch()} />,
});

const unassigned = createRoute({
  getParentRoute: () => root,
  path: '/unassigned',
  validateSearch: readViewState,
  component: () => <UnassignedPage view={unassigned.useSearch()} />,
});

const models = createRoute({
  getParentRoute: () => root,
  path: '/models',
  validateSearch: readViewState,
  component: () => <ModelsPage view={models.useSearch()} />,
});

const model = createRoute({
  getParentRoute: () => root,
  path: '/models/$model',
  component: () => <ModelPage model={model.useParams().model} />,
});

const run = createRoute({
  getParentRoute: () => root,
  path: '/runs/$runId',
  validateSearch: readRunPageView,
  component: () => <RunPage runId={run.useParams().runId} view={run.useSearch()} />,
});

export const router = createRouter({
  routeTree: root.addChildren([home, experiment, unassigned, models, model, run]),
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
