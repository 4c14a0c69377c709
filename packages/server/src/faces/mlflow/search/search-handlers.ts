import type { ExperimentId } from '@assay/base';
import type { DeletionView, SortKey } from '@assay/core';
import { attribute } from '../../filter-parts.ts';
import { encodeExperiment, unassignedExperiment } from '../experiments/encode-experiment.ts';
import { experimentIdOf, printExperimentId, unassigned } from '../experiments/experiment-ids.ts';
import { handlersOf } from '../handler.ts';
import { invalidParameter, missingParameter } from '../mlflow-error.ts';
import { experimentFields } from './experiment-fields.ts';
import { byPageToken, pageLength } from './page.ts';
import { parseMlflowFilter } from './parse-filter.ts';
import { parseMlflowOrder } from './parse-order.ts';
import { runFields } from './run-fields.ts';
import { writeRunPage } from './run-pages.ts';

const views = { ACTIVE_ONLY: 'active', DELETED_ONLY: 'deleted', ALL: 'all' } as const satisfies Record<
  string,
  DeletionView
>;

const maxExperiments = 20_000;
const maxExperimentsOfDatasets = 20;
const maxDatasets = 1000;

const span = { start: 0, end: 0 };
const newestFirst: SortKey = { field: attribute('mlflow_start'), direction: 'desc', span };

export const searchHandlers = handlersOf({
  async searchRuns(input, { store, options }) {
    const { experiment_ids = [], filter, run_view_type = 'ACTIVE_ONLY', max_results, order_by, page_token } = input;
    const checked = parseMlflowFilter(filter, runFields);
    const search = {
      experimentIds: homesOf(experiment_ids),
      sort: [...parseMlflowOrder(order_by, runFields), newestFirst],
      view: views[run_view_type],
      limit: pageLength(max_results, 1000, 50_000),
      ...(checked && { filter: checked }),
    };
    const page = await byPageToken(page_token, (cursor) =>
      store.query('searchMlflowRuns', { ...search, ...(cursor !== undefined && { cursor }) }, options),
    );
    return writeRunPage(page, store, options);
  },

  async searchExperiments(input, { store, options }) {
    const { filter, view_type = 'ACTIVE_ONLY', max_results, order_by, page_token } = input;
    const checked = parseMlflowFilter(filter, experimentFields);
    const limit = pageLength(max_results, 1000, 50_000);
    const search = {
      sort: experimentOrder(parseMlflowOrder(order_by, experimentFields)),
      view: views[view_type],
      limit,
      ...(checked && { filter: checked }),
    };
    if (page_token === unassigned) return { experiments: [unassignedExperiment] };
    const page = await byPageToken(page_token, (cursor) =>
      store.query('searchMlflowExperiments', { ...search, ...(cursor !== undefined && { cursor }) }, options),
    );
    const experiments = page.experiments.map(encodeExperiment);
    if (page.nextCursor !== null) return { experiments, next_page_token: page.nextCursor };
    if (page.unassignedRuns === 0 || view_type === 'DELETED_ONLY' || checked !== undefined) return { experiments };
    return experiments.length < limit
      ? { experiments: [...experiments, unassignedExperiment] }
      : { experiments, next_page_token: unassigned };
  },

  async searchDatasets({ experiment_ids = [] }, { store, options }) {
    if (experiment_ids.length === 0) throw missingParameter('experiment_ids');
    if (experiment_ids.length > maxExperimentsOfDatasets)
      throw invalidParameter(
        'experiment_ids',
        experiment_ids.length,
        `At most ${maxExperimentsOfDatasets} are searched at once.`,
      );
    const found = await store.query(
      'listMlflowDatasets',
      { experimentIds: homesOf(experiment_ids), limit: maxDatasets },
      options,
    );
    const summaries = found.map(({ experimentId, name, digest, context }) => ({
      experiment_id: printExperimentId(experimentId),
      name,
      digest,
      ...(context !== null && { context }),
    }));
    return { dataset_summaries: summaries };
  },
});

/** By what is asked, or the newest first; ties go by id. */
function experimentOrder(asked: readonly SortKey[]): readonly SortKey[] {
  const id = attribute('id');
  if (asked.length === 0)
    return [
      { field: attribute('created'), direction: 'desc', span },
      { field: id, direction: 'asc', span },
    ];
  const hasId = asked.some(({ field }) => field.kind === 'attribute' && field.name === id.name);
  return hasId ? asked : [...asked, { field: id, direction: 'desc', span }];
}

/** Experiments that cannot be are passed over, as those are that are not. */
function homesOf(ids: readonly string[]): readonly (ExperimentId | null)[] {
  if (ids.length > maxExperiments)
    throw invalidParameter('experiment_ids', ids.length, `At most ${maxExperiments} are searched at once.`);
  return [...new Set(ids)].flatMap((id) => (id === unassigned ? null : (experimentIdOf(id) ?? [])));
}
