import type { Experiment } from '@assay/wire';
import { useState } from 'react';
import { countOf } from '../../lib/format/format-number.ts';
import { MoveDialog } from './experiment-dialogs.tsx';
import type { Shelf } from './experiment-search.ts';
import type { ExperimentChanges } from './use-experiment-changes.ts';

interface ExperimentsBarProps {
  readonly chosen: readonly Experiment[];
  readonly shelf: Shelf;
  readonly changes: ExperimentChanges;
  readonly onClear: () => void;
}

/** What can be done with all chosen experiments at once. */
export function ExperimentsBar({ chosen, shelf, changes, onClear }: ExperimentsBarProps) {
  const [isMoving, setIsMoving] = useState(false);
  const button = (label: string, act: () => Promise<unknown>) => (
    <button type="button" className="button" onClick={() => void act().then(onClear)}>
      {label}
    </button>
  );
  return (
    <div className="experiments-bar no-print" role="region" aria-label="Chosen experiments">
      <span role="status">{countOf(chosen.length, 'experiment')} chosen</span>
      {shelf === 'deleted' && button('Restore', () => changes.restore(chosen))}
      {shelf === 'active' && button('Archive', () => changes.setArchived(chosen, true))}
      {shelf === 'archived' && button('Bring back', () => changes.setArchived(chosen, false))}
      {shelf !== 'deleted' && (
        <>
          <button type="button" className="button" onClick={() => setIsMoving(true)}>
            Move …
          </button>
          {button('Delete', () => changes.remove(chosen))}
        </>
      )}
      <button type="button" className="button button-plain" onClick={onClear}>
        Clear
      </button>
      {isMoving && <MoveDialog experiments={chosen} changes={changes} onClose={() => setIsMoving(false)} />}
    </div>
  );
}
