import { useState, type SubmitEvent } from 'react';
import { countOf } from '../../lib/format/format-number.ts';
import { Dialog } from '../../widgets/dialog/dialog.tsx';
import { changeRuns } from '../deletion/change-runs.ts';

interface TagDialogProps {
  readonly runIds: readonly string[];
  readonly onClose: () => void;
}

/** Sets a tag on runs, or takes it from them. */
export function TagDialog({ runIds, onClose }: TagDialogProps) {
  const [key, setKey] = useState('');
  const [value, setValue] = useState('');
  const set = (event: SubmitEvent): void => {
    event.preventDefault();
    void changeRuns(runIds, { kind: 'tag', set: { [key.trim()]: value } }, `tagged ${key.trim()}`);
    onClose();
  };
  const remove = (): void => {
    void changeRuns(runIds, { kind: 'tag', remove: [key.trim()] }, `without the tag ${key.trim()}`);
    onClose();
  };
  return (
    <Dialog title={`Tag ${countOf(runIds.length, 'run')}`} onClose={onClose}>
      <form className="run-dialog" onSubmit={set}>
        <label>
          Tag
          <input
            className="field"
            value={key}
            required
            maxLength={250}
            onChange={(event) => setKey(event.target.value)}
          />
        </label>
        <label>
          Value
          <input className="field" value={value} onChange={(event) => setValue(event.target.value)} />
        </label>
        <div className="run-dialog-foot">
          <button type="button" className="button" disabled={key.trim() === ''} onClick={remove}>
            Take it away
          </button>
          <button type="submit" className="button button-main" disabled={key.trim() === ''}>
            Set the tag
          </button>
        </div>
      </form>
    </Dialog>
  );
}
