import { messageOf } from '@assay/base';
import { createContext, use } from 'react';

/** How the page learns of changes at the moment. */
export type FeedState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'broken'; readonly reason: string };

export const brokenBy = (thrown: unknown): FeedState => ({ kind: 'broken', reason: messageOf(thrown) });

export const FeedStateContext = createContext<FeedState>({ kind: 'connecting' });

export const useFeedState = (): FeedState => use(FeedStateContext);
