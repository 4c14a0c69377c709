import type { AggregatedRuns, DescribeRunFields, QueryRunValues, RunPage } from '@assay/wire';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import type { GroupsAsked, ListQuestion, RunsAsked, StudioQueryKey } from './query-key.ts';
import { pageOf } from './run-list-body.ts';

/** One page of a list of runs or of groups of runs, counted from 0, and how many there are in all. */
export const listPageQuery = (question: ListQuestion, page: number) =>
  queryOptions<RunPage | AggregatedRuns>({
    queryKey: (question.kind === 'runs'
      ? ['runs', question.asked, page]
      : ['run-aggregates', question.asked, page]) satisfies StudioQueryKey,
    queryFn: ({ signal }) => {
      const part = pageOf(question, page);
      return question.kind === 'runs'
        ? api.searchRuns({ body: { ...question.asked, ...part, countTotal: true }, signal })
        : api.aggregateRuns({ body: { ...question.asked, ...part }, signal });
    },
  });

/** Runs by their ids, in no order. */
export const runsByIdQuery = (asked: RunsAsked & { readonly runIds: string[] }) =>
  queryOptions({
    queryKey: ['runs', asked, 0] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.searchRuns({ body: { ...asked, limit: Math.max(1, asked.runIds.length) }, signal }),
  });

/** In how many runs each field is, and how many different values it has. */
export const runFieldsQuery = (asked: DescribeRunFields) =>
  queryOptions({
    queryKey: ['run-fields', asked] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.describeRunFields({ body: asked, signal }),
  });

/** The groups of an experiment. */
export const runGroupsQuery = (experimentId: string) =>
  queryOptions({
    queryKey: ['run-groups', experimentId] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.listRunGroups({ query: { experimentId, limit: 1000 }, signal }),
  });

const namesAndNumbers = ['name', 'number'];

/** Names and numbers of the first runs that are asked for. */
export const runNamesQuery = (asked: Omit<QueryRunValues, 'fields'>) =>
  queryOptions({
    queryKey: ['run-values', { ...asked, fields: namesAndNumbers }] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.queryRunValues({ body: { ...asked, fields: namesAndNumbers }, signal }),
  });

/** How the runs of one group stand, and the figures of some fields: one group in the answer, none for an empty one. */
export const groupFiguresQuery = (experimentId: string, groupId: string, fields: readonly string[]) => {
  const asked: GroupsAsked = { experimentIds: [experimentId], groupId, by: ['experiment_id'], fields: [...fields] };
  return queryOptions({
    queryKey: ['run-aggregates', asked, 0] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.aggregateRuns({ body: asked, signal }),
  });
};
