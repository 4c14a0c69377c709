import { QueryClient } from '@tanstack/react-query';

/**
 * Answers stay good until the change feed says otherwise, so nothing is fetched again for its age alone. The API client
 * repeats what may pass; a fault that reaches this place is shown.
 */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: 60_000,
        gcTime: 300_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: true,
      },
    },
  });
