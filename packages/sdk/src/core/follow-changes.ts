import type { Change } from '@assay/wire';
import type { ServerSentEvent } from './event-stream.ts';
import type { StreamState } from './follow-stream.ts';

/**
 * What followChanges yields: a change, or `reset` when the server no longer has the changes since the cursor (read
 * everything anew, then go on), or `open` each time that the stream stands.
 */
export type FollowedChange = { readonly type: 'change'; readonly change: Change } | StreamState;

export const changeOf = (event: ServerSentEvent): FollowedChange | undefined =>
  event.type === 'change' ? { type: 'change', change: JSON.parse(event.data) as Change } : undefined;
