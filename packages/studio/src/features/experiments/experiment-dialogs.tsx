import { messageOf } from '@assay/base';
import type { Experiment } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { api } from '../../lib/api.ts';
import { countOf } from '../../lib/format/format-number.ts';
import { foldersQuery } from '../../lib/queries/experiment-queries.ts';
import { printTagLines, readTagLines, tagChange } from '../../lib/tags/tag-lines.ts';
import { DialogForm } from '../../widgets/dialog/dialog-form.tsx';
import { Dialog } from '../../widgets/dialog/dialog.tsx';
import type { ExperimentChanges } from './use-experiment-changes.ts';

interface EditDialogProps {
  /** Undefined for a new one. */
  readonly experiment: Experiment | undefined;
  readonly folder?: string | undefined;
  readonly changes: ExperimentChanges;
  readonly onClose: () => void;
}

/** Name, description, folder and tags of an experiment, or of one that is to be made. */
export function EditExperimentDialog({ experiment, folder: startFolder = '', changes, onClose }: EditDialogProps) {
  const navigate = useNavigate();
  const [name, setName] = useState(experiment?.name ?? '');
  const [description, setDescription] = useState(experiment?.description ?? '');
  const [folder, setFolder] = useState(experiment?.folder ?? startFolder);
  const [tags, setTags] = useState(printTagLines(experiment?.tags ?? {}));
  const submit = async (): Promise<string | undefined> => {
    const fields = { name: name.trim(), description, folder: folder.trim() };
    try {
      if (experiment === undefined) {
        const made = await api.createExperiment({ body: { ...fields, tags: readTagLines(tags) } });
        void navigate({ to: '/experiments/$experimentId', params: { experimentId: made.id } });
      } else {
        await api.updateExperiment({ params: { experimentId: experiment.id }, body: fields });
        const change = tagChange(experiment.tags, tags);
        if (change !== undefined) {
          await api.changeTags({ params: { kind: 'experiment', id: experiment.id }, body: change });
        }
      }
      await changes.refresh();
      return undefined;
    } catch (thrown) {
      return messageOf(thrown);
    }
  };
  return (
    <Dialog title={experiment === undefined ? 'New experiment' : 'Edit the experiment'} onClose={onClose}>
      <DialogForm
        verb={experiment === undefined ? 'Create' : 'Save'}
        isReady={name.trim() !== ''}
        onClose={onClose}
        onSubmit={submit}
      >
        <label className="dialog-field">
          Name
          <input className="field" value={name} onChange={(event) => setName(event.target.value)} />
        </label>
        <label className="dialog-field">
          Description
          <textarea
            className="field"
            rows={3}
            value={description}
            onChange={(event) => setDescription(event.target.value)}
          />
        </label>
        <FolderField folder={folder} onChange={setFolder} />
        <label className="dialog-field">
          Tags, one to a line: key=value
          <textarea className="field" rows={3} value={tags} onChange={(event) => setTags(event.target.value)} />
        </label>
      </DialogForm>
    </Dialog>
  );
}

function FolderField({ folder, onChange }: { readonly folder: string; readonly onChange: (folder: string) => void }) {
  const { data } = useQuery(foldersQuery());
  const id = useId();
  return (
    <label className="dialog-field">
      Folder
      <input
        className="field"
        list={id}
        value={folder}
        placeholder="vision/digits; empty for none"
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={id}>
        {data?.folders.map((each) => (
          <option key={each.folder}>{each.folder}</option>
        ))}
      </datalist>
    </label>
  );
}

interface MoveDialogProps {
  readonly experiments: readonly Experiment[];
  readonly changes: ExperimentChanges;
  readonly onClose: () => void;
}

export function MoveDialog({ experiments, changes, onClose }: MoveDialogProps) {
  const [folder, setFolder] = useState(experiments[0]?.folder ?? '');
  return (
    <Dialog title={`Move ${countOf(experiments.length, 'experiment')} to a folder`} onClose={onClose}>
      <DialogForm verb="Move" onClose={onClose} onSubmit={() => changes.move(experiments, folder.trim())}>
        <FolderField folder={folder} onChange={setFolder} />
      </DialogForm>
    </Dialog>
  );
}

interface CloneDialogProps {
  readonly experiment: Experiment;
  readonly changes: ExperimentChanges;
  readonly onClose: () => void;
}

export function CloneDialog({ experiment, changes, onClose }: CloneDialogProps) {
  const navigate = useNavigate();
  const [name, setName] = useState(`${experiment.name} (copy)`);
  const [includeRuns, setIncludeRuns] = useState(false);
  const submit = async (): Promise<string | undefined> => {
    try {
      const body = { name: name.trim(), includeRuns };
      const made = await api.cloneExperiment({ params: { experimentId: experiment.id }, body });
      await changes.refresh();
      void navigate({ to: '/experiments/$experimentId', params: { experimentId: made.id } });
      return undefined;
    } catch (thrown) {
      return messageOf(thrown);
    }
  };
  return (
    <Dialog title={`Clone “${experiment.name}”`} onClose={onClose}>
      <DialogForm verb="Clone" isReady={name.trim() !== ''} onClose={onClose} onSubmit={submit}>
        <p className="muted">
          The copy gets the description, the folder, the tags and what the metrics mean. Results are never copied.
        </p>
        <label className="dialog-field">
          Name
          <input className="field" value={name} onChange={(event) => setName(event.target.value)} />
        </label>
        {experiment.runCount > 0 && (
          <label>
            <input type="checkbox" checked={includeRuns} onChange={() => setIncludeRuns(!includeRuns)} /> Also its
            groups and {countOf(experiment.runCount, 'run')}, to be run again: parameters, tags and inputs
          </label>
        )}
      </DialogForm>
    </Dialog>
  );
}
