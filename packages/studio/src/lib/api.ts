import { createClient, type AssayClient } from '@assay/sdk/browser';
import { watchedFetch } from './live/watched-fetch.ts';
import { fetchOrTake } from './read-ahead.ts';

/** The server that this page came from. */
export const api = createClient({ url: location.origin, fetch: fetchOrTake });

/** The same, for what is read as it is written; `onClosed` is called each time that such an answer breaks off. */
export const watchedApi = (onClosed: () => void): AssayClient =>
  createClient({ url: location.origin, fetch: watchedFetch(onClosed) });

/** The address of an artifact's bytes, for links and images; `as` a page for a frame. */
export function artifactUrl(
  artifact: { readonly runId: string; readonly name: string; readonly direction: string },
  as?: 'page',
): string {
  const { name, direction } = artifact;
  const query = new URLSearchParams({ name, direction, ...(as !== undefined && { as }) });
  return `/api/v1/runs/${artifact.runId}/artifacts/content?${query.toString()}`;
}
