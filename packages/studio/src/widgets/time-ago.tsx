import { formatAgo, formatTime } from '../lib/format/format-time.ts';
import { useNow } from '../lib/now.ts';

/** How long ago something was; the exact time is its title. */
export function TimeAgo({ timeMs }: { readonly timeMs: number }) {
  const nowMs = useNow();
  return (
    <time dateTime={new Date(timeMs).toISOString()} title={formatTime(timeMs)}>
      {formatAgo(timeMs, nowMs)}
    </time>
  );
}
