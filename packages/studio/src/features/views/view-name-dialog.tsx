import type { View } from '@assay/wire';
import { useState } from 'react';
import { Dialog } from '../../widgets/dialog/dialog.tsx';
import { DialogForm } from '../../widgets/dialog/dialog-form.tsx';

interface ViewNameDialogProps {
  readonly title: string;
  /** The one that is renamed; undefined for a new one. */
  readonly view: View | undefined;
  readonly onClose: () => void;
  /** Answers why it cannot be done; undefined when it is. */
  readonly onName: (name: string, isShared: boolean) => Promise<string | undefined>;
}

export function ViewNameDialog({ title, view, onClose, onName }: ViewNameDialogProps) {
  const [name, setName] = useState(view?.name ?? '');
  const [isShared, setIsShared] = useState(false);
  const isLink = name.trim().startsWith('~');
  return (
    <Dialog title={title} onClose={onClose}>
      <DialogForm
        verb={view === undefined ? 'Save' : 'Rename'}
        isReady={name.trim() !== '' && !isLink}
        onClose={onClose}
        onSubmit={() => onName(name.trim(), isShared)}
      >
        <label className="dialog-field">
          Name
          <input className="field" value={name} maxLength={256} onChange={(event) => setName(event.target.value)} />
          {isLink && <span className="dialog-fault">Names that begin with “~” are those of links.</span>}
        </label>
        {view === undefined && (
          <label>
            <input type="checkbox" checked={isShared} onChange={() => setIsShared(!isShared)} /> Everyone on this server
            sees it
          </label>
        )}
      </DialogForm>
    </Dialog>
  );
}
