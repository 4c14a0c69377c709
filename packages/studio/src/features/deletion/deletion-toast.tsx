import { useEffect } from 'react';
import { countOf } from '../../lib/format/format-number.ts';
import './deletion-toast.css';
import type { RunDeletion } from './use-run-deletion.ts';

const shownMs = 15_000;

/** Says what was deleted, and takes it back. It goes away by itself; the runs can be restored for 30 days all the same. */
export function DeletionToast({ deletion }: { readonly deletion: RunDeletion }) {
  const { outcome, isBusy, restore, dismiss } = deletion;
  useEffect(() => {
    if (outcome === undefined || outcome.fault !== '') return undefined;
    const timer = setTimeout(dismiss, shownMs);
    return () => clearTimeout(timer);
  }, [outcome, dismiss]);
  return (
    <div className="deletion-toast-place" role="status">
      {outcome !== undefined && (
        <div className="deletion-toast">
          <span>
            {countOf(outcome.runIds.length, 'run')} {outcome.kind}.
          </span>
          {outcome.fault !== '' && <span className="deletion-toast-fault">{outcome.fault}</span>}
          {outcome.kind === 'deleted' && outcome.runIds.length > 0 && (
            <button type="button" className="button" disabled={isBusy} onClick={() => void restore(outcome.runIds)}>
              Undo
            </button>
          )}
          <button type="button" className="button button-plain" aria-label="Dismiss" onClick={dismiss}>
            ✕
          </button>
        </div>
      )}
    </div>
  );
}
