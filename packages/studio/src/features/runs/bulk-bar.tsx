import { useState, type ReactNode } from 'react';
import { countOf } from '../../lib/format/format-number.ts';
import type { RunScope } from '../../lib/queries/query-key.ts';
import { maximumChosen, maximumSelected } from '../../lib/view-state/view-state.ts';
import { ForWriters } from '../../widgets/for-writers.tsx';
import { useBaseline } from '../baseline/use-baseline.ts';
import { deleteRuns } from '../deletion/change-runs.ts';
import { GroupDialog } from './group-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { TagDialog } from './tag-dialog.tsx';

interface BulkBarProps {
  readonly scope: RunScope;
  readonly chosen: readonly string[];
  /** Runs that match, chosen or not. */
  readonly matching: number;
  readonly onChooseAll: () => void;
  readonly onCompare: () => void;
  readonly onClear: () => void;
  readonly children: ReactNode;
}

type Open = 'tag' | 'move' | 'group';

/** What can be done with the chosen runs. */
export function BulkBar({ scope, chosen, matching, onChooseAll, onCompare, onClear, children }: BulkBarProps) {
  const [open, setOpen] = useState<Open>();
  const [isBusy, setIsBusy] = useState(false);
  const { set } = useBaseline('experimentId' in scope ? scope.experimentId : null);
  const close = (): void => setOpen(undefined);
  const canCompare = chosen.length >= 2 && chosen.length <= maximumSelected;
  const remove = async (): Promise<void> => {
    setIsBusy(true);
    await deleteRuns(chosen);
    setIsBusy(false);
    onClear();
  };
  return (
    <div className="run-bulk no-print" role="toolbar" aria-label="Chosen runs">
      <strong>{countOf(chosen.length, 'run')} chosen</strong>
      {matching > chosen.length && chosen.length < maximumChosen && (
        <button type="button" className="button button-plain" onClick={onChooseAll}>
          {matching > maximumChosen
            ? `Choose the first ${countOf(maximumChosen, 'run')}`
            : `Choose all ${countOf(matching, 'run')} that match`}
        </button>
      )}
      <button
        type="button"
        className="button"
        disabled={!canCompare}
        title={canCompare ? undefined : `2 to ${maximumSelected} runs can be compared`}
        onClick={onCompare}
      >
        Compare
      </button>
      <ForWriters>
        <button type="button" className="button" onClick={() => setOpen('tag')}>
          Tag…
        </button>
        <button type="button" className="button" onClick={() => setOpen('move')}>
          Move…
        </button>
        {'experimentId' in scope && (
          <>
            <button type="button" className="button" onClick={() => setOpen('group')}>
              Add to group…
            </button>
            <button
              type="button"
              className="button"
              title="The experiment’s runs are held against these, in verdicts, gates and reports"
              onClick={() =>
                void set({ runIds: [...chosen] }, `${countOf(chosen.length, 'run')} set as the experiment’s baseline.`)
              }
            >
              Set as baseline
            </button>
          </>
        )}
      </ForWriters>
      {children}
      <ForWriters>
        <button type="button" className="button" disabled={isBusy} onClick={() => void remove()}>
          Delete
        </button>
      </ForWriters>
      <button type="button" className="button button-plain" onClick={onClear}>
        Clear
      </button>
      {open === 'tag' && <TagDialog runIds={chosen} onClose={close} />}
      {open === 'move' && <MoveDialog runIds={chosen} onClose={close} />}
      {open === 'group' && 'experimentId' in scope && (
        <GroupDialog experimentId={scope.experimentId} runIds={chosen} onClose={close} />
      )}
    </div>
  );
}
