import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { containsFilter } from '../../lib/filter/contains-filter.ts';
import { countOf } from '../../lib/format/format-number.ts';
import { experimentsQuery } from '../../lib/queries/experiment-queries.ts';
import { useKept } from '../../lib/use-kept.ts';
import { Dialog } from '../../widgets/dialog/dialog.tsx';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { changeRuns } from '../deletion/change-runs.ts';

interface MoveDialogProps {
  readonly runIds: readonly string[];
  readonly onClose: () => void;
}

/** Moves runs to another experiment, or out of any. */
export function MoveDialog({ runIds, onClose }: MoveDialogProps) {
  const [words, setWords] = useState('');
  const filter = containsFilter(['name'], words);
  const answer = useInfiniteQuery(experimentsQuery(filter === '' ? {} : { filter }));
  const found = useKept(answer.data)?.pages[0]?.experiments ?? [];
  const move = (experimentId: string | null, name: string): void => {
    void changeRuns(
      runIds,
      { kind: 'move', experimentId },
      experimentId === null ? 'without an experiment' : `moved to ${name}`,
    );
    onClose();
  };
  return (
    <Dialog title={`Move ${countOf(runIds.length, 'run')}`} onClose={onClose}>
      <div className="run-dialog">
        <label>
          To the experiment
          <input
            type="search"
            className="field"
            placeholder="Find by name"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </label>
        {answer.error !== null && (
          <FaultNotice error={answer.error} what="the experiments" onRetry={() => void answer.refetch()} />
        )}
        <ul className="run-dialog-list">
          {found.map(({ id, name, runCount }) => (
            <li key={id}>
              <button type="button" className="button button-plain run-dialog-choice" onClick={() => move(id, name)}>
                <MiddleText text={name} /> <span className="muted">{countOf(runCount, 'run')}</span>
              </button>
            </li>
          ))}
          <li>
            <button type="button" className="button button-plain run-dialog-choice" onClick={() => move(null, '')}>
              Out of any experiment
            </button>
          </li>
        </ul>
      </div>
    </Dialog>
  );
}
