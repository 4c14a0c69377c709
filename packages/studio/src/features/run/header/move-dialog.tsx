import { messageOf } from '@assay/base';
import type { Run } from '@assay/wire';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { containsFilter } from '../../../lib/filter/contains-filter.ts';
import { experimentsQuery } from '../../../lib/queries/experiment-queries.ts';
import { maximumSummaries, runQuery } from '../../../lib/queries/run-queries.ts';
import { showToast } from '../../../lib/toast.ts';
import { Dialog } from '../../../widgets/dialog/dialog.tsx';
import { FaultNotice } from '../../../widgets/fault-notice.tsx';
import { MiddleText } from '../../../widgets/middle-text.tsx';
import { SearchBox } from '../../../widgets/search-box.tsx';
import './move-dialog.css';

interface MoveDialogProps {
  readonly run: Run;
  readonly onClose: () => void;
}

/** Puts a run into another experiment, or into none. */
export function MoveDialog({ run, onClose }: MoveDialogProps) {
  const client = useQueryClient();
  const [words, setWords] = useState('');
  const [fault, setFault] = useState('');
  const filter = words === '' ? {} : { filter: containsFilter(['name'], words) };
  const { data, error, refetch } = useInfiniteQuery(experimentsQuery(filter));
  const found = data?.pages[0]?.experiments.filter((each) => each.id !== run.experimentId).slice(0, 30) ?? [];

  const put = async (experimentId: string | null): Promise<void> => {
    const query = { metrics: maximumSummaries };
    const moved = await api.updateRun({ params: { runId: run.id }, query, body: { experimentId } });
    client.setQueryData(runQuery(run.id).queryKey, moved);
  };
  const move = async (experimentId: string | null, name: string): Promise<void> => {
    try {
      await put(experimentId);
      onClose();
      const before = run.experimentId;
      showToast({ text: `The run is in ${name} now.`, action: { label: 'Undo', act: () => void put(before) } });
    } catch (thrown) {
      setFault(messageOf(thrown));
    }
  };
  const create = async (): Promise<void> => {
    try {
      const made = await api.createExperiment({ body: { name: words } });
      await move(made.id, `“${made.name}”`);
    } catch (thrown) {
      setFault(messageOf(thrown));
    }
  };
  const isNew = words !== '' && !(data?.pages[0]?.experiments.some((each) => each.name === words) ?? true);
  return (
    <Dialog title="Move to an experiment" onClose={onClose}>
      <SearchBox label="Find an experiment" value={words} onChange={(text) => setWords(text.trim())} />
      {error !== null && <FaultNotice error={error} what="the experiments" onRetry={() => void refetch()} />}
      <ul className="move-list">
        {found.map((experiment) => (
          <li key={experiment.id}>
            <button
              type="button"
              className="move-choice"
              onClick={() => void move(experiment.id, `“${experiment.name}”`)}
            >
              <MiddleText text={experiment.name} />
            </button>
          </li>
        ))}
        {isNew && (
          <li>
            <button type="button" className="move-choice" onClick={() => void create()}>
              Create “{words}”
            </button>
          </li>
        )}
        {run.experimentId !== null && words === '' && (
          <li>
            <button type="button" className="move-choice" onClick={() => void move(null, 'no experiment')}>
              No experiment (unassigned)
            </button>
          </li>
        )}
      </ul>
      {fault !== '' && (
        <p role="alert" className="move-fault">
          The run was not moved. {fault}
        </p>
      )}
    </Dialog>
  );
}
