import { messageOf } from '@assay/base';
import { useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { api } from '../../lib/api.ts';
import { countOf } from '../../lib/format/format-number.ts';
import { runGroupsQuery } from '../../lib/queries/run-list-queries.ts';
import { showToast } from '../../lib/toast.ts';
import { Dialog } from '../../widgets/dialog/dialog.tsx';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { changeRuns } from '../deletion/change-runs.ts';

interface GroupDialogProps {
  readonly experimentId: string;
  readonly runIds: readonly string[];
  readonly onClose: () => void;
}

/** Puts runs into a group of their experiment, one that is there or a new one. */
export function GroupDialog({ experimentId, runIds, onClose }: GroupDialogProps) {
  const [name, setName] = useState('');
  const { data, error, refetch } = useQuery(runGroupsQuery(experimentId));
  const add = (groupId: string, groupName: string): void => {
    void changeRuns(runIds, { kind: 'addToGroup', groupId }, `in ${groupName}`, (done) => {
      void changeRuns(done, { kind: 'removeFromGroup', groupId }, `out of ${groupName}`);
    });
    onClose();
  };
  const create = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    try {
      const group = await api.createRunGroup({ body: { experimentId, name: name.trim() } });
      add(group.id, group.name);
    } catch (thrown) {
      showToast({ text: messageOf(thrown), isFault: true });
    }
  };
  return (
    <Dialog title={`Add ${countOf(runIds.length, 'run')} to a group`} onClose={onClose}>
      <div className="run-dialog">
        {error !== null && <FaultNotice error={error} what="the groups" onRetry={() => void refetch()} />}
        <ul className="run-dialog-list">
          {data?.groups.map((group) => (
            <li key={group.id}>
              <button
                type="button"
                className="button button-plain run-dialog-choice"
                onClick={() => add(group.id, group.name)}
              >
                <MiddleText text={group.name} /> <span className="muted">{countOf(group.runCount, 'run')}</span>
              </button>
            </li>
          ))}
        </ul>
        <form className="run-dialog-foot" onSubmit={(event) => void create(event)}>
          <input
            className="field"
            aria-label="Name of a new group"
            placeholder="Name of a new group"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <button type="submit" className="button button-main" disabled={name.trim() === ''}>
            Make it
          </button>
        </form>
      </div>
    </Dialog>
  );
}
