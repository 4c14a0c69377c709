import type { ArrivedSeries } from '@assay/wire';
import type { ServerSentEvent } from './event-stream.ts';
import type { StreamState } from './follow-stream.ts';

/**
 * What tailMetrics yields: points that arrived since the last event, by series; or `reset` when some can no longer be told
 * (read the curves anew, then go on); or `open` each time that the stream stands.
 */
export type TailedPoints =
  | {
      readonly type: 'points';
      readonly series: readonly ArrivedSeries[];
      /** Up to where in the tail these points go. */
      readonly cursor: number;
    }
  | StreamState;

export const tailedOf = (event: ServerSentEvent): TailedPoints | undefined =>
  event.type === 'points'
    ? {
        type: 'points',
        series: (JSON.parse(event.data) as { series: ArrivedSeries[] }).series,
        cursor: Number(event.id),
      }
    : undefined;
