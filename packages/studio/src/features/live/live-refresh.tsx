import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { api, watchedApi } from '../../lib/api.ts';
import { brokenBy, FeedStateContext, type FeedState } from '../../lib/live/live-feed.ts';
import { LiveTail } from '../../lib/live/live-tail.ts';
import { newPoints } from '../../lib/live/new-points.ts';
import { RefreshPlan } from '../../lib/live/refresh-plan.ts';
import { serverQuery } from '../../lib/queries/experiment-queries.ts';
import type { StudioQueryKey } from '../../lib/queries/query-key.ts';
import type { Change, QueryMetrics } from '@assay/wire';
import type { CurvesAnswer } from '@assay/sdk/browser';

const tickMs = 250;
const retryMs = 5000;

/**
 * Keeps what is shown up to date: one stream of changes for the whole page, each change turned into the refresh of the
 * answers that it touches. The stream rests while the page is hidden and goes on from the same place afterwards.
 */
export function LiveRefresh({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<FeedState>({ kind: 'connecting' });
  const [isReady, setIsReady] = useState(false);
  useEffect(() => startFeed(client, setState, () => setIsReady(true)), [client]);
  // What is fetched after the place in the change log is known needs no second look.
  return <FeedStateContext value={state}>{isReady && children}</FeedStateContext>;
}

/** Answers what ends the feed. */
function startFeed(client: QueryClient, onState: (state: FeedState) => void, onReady: () => void): () => void {
  const plan = new RefreshPlan();
  let cursor: number | undefined;
  let connection: AbortController | undefined;
  const watched = watchedApi(() => {
    if (connection !== undefined) onState({ kind: 'connecting' });
  });

  const tail = liveTail(client);
  /** Answers that a change may touch; points of curves on the screen come by the tail instead. */
  const answersTo = (change: Change) =>
    answers().filter(({ queryHash }) => change.kind !== 'run.metrics' || !tail.covers(queryHash));
  const answers = () =>
    client
      .getQueryCache()
      .getAll()
      .map(({ queryHash, queryKey }) => ({ queryHash, queryKey: queryKey as StudioQueryKey }));

  const follow = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      try {
        onState({ kind: 'connecting' });
        if (cursor === undefined) {
          const server = await api.getServer({ signal });
          cursor = server.changeCursor;
          plan.noteAll(answers());
          client.setQueryData(serverQuery().queryKey, server);
        }
        onReady();
        for await (const event of watched.followChanges({ query: { since: cursor }, signal })) {
          switch (event.type) {
            case 'open':
              onState({ kind: 'live' });
              break;
            case 'reset':
              plan.noteAll(answers());
              break;
            case 'change':
              cursor = event.change.cursor;
              plan.note(event.change, answersTo(event.change));
              break;
          }
        }
      } catch (thrown) {
        if (signal.aborted) return;
        onState(brokenBy(thrown));
        onReady();
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
  };

  const adjust = (): void => {
    if (document.hidden) {
      connection?.abort();
      connection = undefined;
      tail.stop();
      onState({ kind: 'paused' });
    } else if (connection === undefined) {
      connection = new AbortController();
      void follow(connection.signal);
    }
  };

  let isRefreshing = false;
  const refresh = async (): Promise<void> => {
    if (document.hidden) return;
    tail.adjust();
    if (isRefreshing || plan.isEmpty) return;
    const due = new Set(plan.takeDue(performance.now()).map((answer) => answer.queryHash));
    if (due.size === 0) return;
    isRefreshing = true;
    try {
      await client.invalidateQueries({ predicate: (query) => due.has(query.queryHash) });
    } finally {
      isRefreshing = false;
    }
  };

  const timer = setInterval(() => void refresh(), tickMs);
  document.addEventListener('visibilitychange', adjust);
  adjust();
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', adjust);
    connection?.abort();
    tail.stop();
  };
}

/** Follows the points of the curves that are on the screen. */
function liveTail(client: QueryClient): LiveTail {
  const curves = () => client.getQueryCache().findAll({ queryKey: ['metrics'], type: 'active' });
  return new LiveTail({
    shown: () =>
      curves().flatMap(({ queryHash, queryKey, state }) => {
        const [, query] = queryKey as readonly ['metrics', QueryMetrics];
        const answer = state.data as CurvesAnswer | undefined;
        return answer === undefined ? [] : [{ hash: queryHash, query, frame: answer, tailCursor: answer.tailCursor }];
      }),
    put: (hash, frame, tailCursor) => {
      const found = client.getQueryCache().get(hash);
      if (found !== undefined) client.setQueryData(found.queryKey, Object.assign(frame, { tailCursor }));
    },
    refresh: (hash) => void client.invalidateQueries({ predicate: (query) => query.queryHash === hash }),
    onBeyond: newPoints.arrived,
    open: (query, signal) => api.tailMetrics({ query, signal }),
  });
}
