import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { runChoicesQuery } from '../../lib/queries/run-choice-queries.ts';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { Popover } from '../../widgets/popover.tsx';
import { SearchBox } from '../../widgets/search-box.tsx';

interface AddRunsProps {
  readonly experimentId: string | null;
  readonly taken: readonly string[];
  readonly onAdd: (runId: string) => void;
}

/** Finds runs of the same experiment by name and adds them to the comparison. */
export function AddRuns(props: AddRunsProps) {
  return (
    <Popover button="Add a run" label="Add a run to the comparison">
      <Choices {...props} />
    </Popover>
  );
}

function Choices({ experimentId, taken, onAdd }: AddRunsProps) {
  const [words, setWords] = useState('');
  const { data, error, refetch } = useQuery(runChoicesQuery(experimentId, words));
  const isTaken = new Set(taken);
  const found = (data ?? []).filter((run) => !isTaken.has(run.id)).slice(0, 12);
  return (
    <div className="compare-add">
      <SearchBox label="Find a run" value={words} onChange={setWords} />
      {error !== null && <FaultNotice error={error} what="the runs" onRetry={() => void refetch()} />}
      <ul>
        {found.map((run) => (
          <li key={run.id}>
            <button type="button" className="button button-plain compare-add-run" onClick={() => onAdd(run.id)}>
              <MiddleText text={run.name} />
            </button>
          </li>
        ))}
      </ul>
      {data !== undefined && found.length === 0 && <p className="muted">No other run has this in its name.</p>}
    </div>
  );
}
