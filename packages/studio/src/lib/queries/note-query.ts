import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import type { StudioQueryKey } from './query-key.ts';

export const noteQuery = (kind: 'run' | 'experiment', id: string) =>
  queryOptions({
    queryKey: ['note', kind, id] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.getNote({ params: { kind, id }, signal }),
  });
