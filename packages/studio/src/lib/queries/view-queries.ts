import type { View } from '@assay/wire';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import { isLinkView } from '../view-state/saved-view.ts';
import type { StudioQueryKey } from './query-key.ts';

const maximumPages = 5;

/** Saved views by name: those of an experiment, or all for null. Views that only links lead to are left out. */
export const viewsQuery = (experimentId: string | null) =>
  queryOptions({
    queryKey: ['views', experimentId] satisfies StudioQueryKey,
    queryFn: async ({ signal }): Promise<readonly View[]> => {
      const found: View[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < maximumPages; page++) {
        const query = {
          limit: 1000,
          ...(experimentId !== null && { experimentId }),
          ...(cursor !== null && { cursor }),
        };
        const answer: { views: View[]; nextCursor: string | null } = await api.listViews({ query, signal });
        found.push(...answer.views.filter((view) => !isLinkView(view.name)));
        cursor = answer.nextCursor;
        if (cursor === null) break;
      }
      return found;
    },
  });

export const viewQuery = (viewId: string) =>
  queryOptions({
    queryKey: ['view', viewId] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.getView({ params: { viewId }, signal }),
  });
