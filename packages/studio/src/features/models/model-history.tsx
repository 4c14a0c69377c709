import { useInfiniteQuery } from '@tanstack/react-query';
import { modelEventsQuery } from '../../lib/queries/model-queries.ts';
import { TimeAgo } from '../../widgets/time-ago.tsx';
import { eventWords } from './event-words.ts';

/** What happened to a model and its versions, and who did it; the latest first. */
export function ModelHistory({ model }: { readonly model: string }) {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(modelEventsQuery(model));
  const events = data?.pages.flatMap((page) => page.events) ?? [];
  return (
    <section className="model-part" aria-label="History">
      <h2>History</h2>
      <ol className="model-history" reversed>
        {events.map((event) => (
          <li key={event.sequence}>
            <span className="muted">
              <TimeAgo timeMs={event.timeMs} />
            </span>
            <span>{eventWords(event)}</span>
            <span className="muted">by {event.actor}</span>
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <div>
          <button type="button" className="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Older changes
          </button>
        </div>
      )}
    </section>
  );
}
