import { useFeedState, type FeedState } from '../../lib/live/live-feed.ts';
import './live-dot.css';

const words: Readonly<Record<FeedState['kind'], string>> = {
  connecting: 'Connecting',
  live: 'Live',
  paused: 'Paused',
  broken: 'Not live',
};

/** Whether what is shown follows the server. */
export function LiveDot() {
  const state = useFeedState();
  const title = state.kind === 'broken' ? state.reason : 'Whether this page follows the changes on the server';
  return (
    <span className={`live-dot live-dot-${state.kind}`} role="status" title={title}>
      <span className="live-dot-mark" aria-hidden="true" />
      {words[state.kind]}
    </span>
  );
}
