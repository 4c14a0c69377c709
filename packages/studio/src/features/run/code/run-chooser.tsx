import type { Run } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { runChoicesQuery } from '../../../lib/queries/run-choice-queries.ts';
import { FaultNotice } from '../../../widgets/fault-notice.tsx';
import { MiddleText } from '../../../widgets/middle-text.tsx';
import { Popover } from '../../../widgets/popover.tsx';
import { SearchBox } from '../../../widgets/search-box.tsx';
import { Skeleton } from '../../../widgets/skeleton.tsx';
import { TimeAgo } from '../../../widgets/time-ago.tsx';

interface RunChooserProps {
  readonly run: Run;
  readonly chosen: Run | undefined;
  readonly onChoose: (runId: string) => void;
}

/** Chooses another run of the same experiment, the newest first. */
export function RunChooser({ run, chosen, onChoose }: RunChooserProps) {
  return (
    <Popover
      key={chosen?.id}
      button={chosen === undefined ? 'Choose a run' : <MiddleText text={chosen.name} />}
      label="Runs"
    >
      <Choices run={run} onChoose={onChoose} />
    </Popover>
  );
}

function Choices({ run, onChoose }: Omit<RunChooserProps, 'chosen'>) {
  const [words, setWords] = useState('');
  const { data, error, refetch } = useQuery(runChoicesQuery(run.experimentId, words));
  const others = data?.filter(({ id }) => id !== run.id);
  return (
    <>
      <SearchBox label="Find a run by its name or id" value={words} onChange={setWords} />
      {error !== null && <FaultNotice error={error} what="the runs" onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton rows={4} />}
      {others?.length === 0 && <p className="muted">No other run is like that.</p>}
      <ul className="code-choices">
        {others?.map((each) => (
          <li key={each.id}>
            <button type="button" className="button button-plain" onClick={() => onChoose(each.id)}>
              <MiddleText text={each.name} />
              <span className="muted">
                <TimeAgo timeMs={each.createdMs} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
