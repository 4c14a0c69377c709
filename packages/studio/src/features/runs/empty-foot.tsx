import type { ViewChange } from '../../lib/use-view.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';

/** What a table without rows says. */
export function EmptyFoot({ view, onView }: { readonly view: ViewState; readonly onView: ViewChange }) {
  if (view.filter === undefined && view.brush === undefined) {
    return <p>No runs here yet. They appear as soon as they are logged.</p>;
  }
  return (
    <p>
      No run matches the filter.{' '}
      <button type="button" className="button" onClick={() => onView({ filter: undefined, brush: undefined })}>
        Show all runs
      </button>
    </p>
  );
}
