import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import { containsFilter } from '../../lib/filter/contains-filter.ts';
import type { StudioQueryKey } from '../../lib/queries/query-key.ts';
import { withoutUndefined } from '../../lib/view-state/view-state.ts';
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
  const filter = containsFilter(['name'], words);
  const asked = {
    ...(experimentId === null ? { unassigned: true } : { experimentIds: [experimentId] }),
    ...withoutUndefined({ filter: filter === '' ? undefined : filter }),
  };
  const { data } = useQuery({
    queryKey: ['runs', asked, 0] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.searchRuns({ body: { ...asked, limit: 50 }, signal }),
  });
  const isTaken = new Set(taken);
  const found = (data?.runs ?? []).filter((run) => !isTaken.has(run.id)).slice(0, 12);
  return (
    <div className="compare-add">
      <SearchBox label="Find a run" value={words} onChange={setWords} />
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
