import type { Experiment } from '@assay/wire';
import * as DropdownMenu from 'radix-ui/dropdown-menu';
import { useState } from 'react';
import { ForWriters } from '../../widgets/for-writers.tsx';
import { Icon } from '../../widgets/icon.tsx';
import '../../widgets/menu.css';
import { CloneDialog, EditExperimentDialog, MoveDialog } from './experiment-dialogs.tsx';
import { MetricGoalsDialog } from './metric-goals-dialog.tsx';
import { useExperimentChanges } from './use-experiment-changes.ts';

interface ExperimentMenuProps {
  readonly experiment: Experiment;
  readonly onDeleted?: () => void;
}

/** What can be done with an experiment, behind three dots. */
export function ExperimentMenu({ experiment, onDeleted }: ExperimentMenuProps) {
  const changes = useExperimentChanges();
  const [asked, setAsked] = useState<'edit' | 'move' | 'clone' | 'metrics'>();
  const close = (): void => setAsked(undefined);
  const shared = { changes, onClose: close };
  const isDeleted = experiment.deletedMs !== null;
  return (
    <ForWriters>
      {/* Modal, it would hide the scroll bar with a style element, which the page's policy forbids. */}
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger className="button button-plain no-print" aria-label={`Menu of ${experiment.name}`}>
          <Icon name="dots" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="menu" align="end" sideOffset={2} collisionPadding={8}>
            {isDeleted ? (
              <Item label="Restore" onSelect={() => void changes.restore([experiment])} />
            ) : (
              <>
                <Item label="Edit name, description, tags …" onSelect={() => setAsked('edit')} />
                <Item label="What its metrics mean …" onSelect={() => setAsked('metrics')} />
                <Item label="Move to a folder …" onSelect={() => setAsked('move')} />
                <Item label="Clone …" onSelect={() => setAsked('clone')} />
                <Item
                  label={experiment.archived ? 'Bring back from the archive' : 'Archive'}
                  onSelect={() => void changes.setArchived([experiment], !experiment.archived)}
                />
                <DropdownMenu.Separator className="menu-line" />
                <Item
                  label="Delete"
                  onSelect={() => void changes.remove([experiment]).then((done) => done.length > 0 && onDeleted?.())}
                />
              </>
            )}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {asked === 'edit' && <EditExperimentDialog experiment={experiment} {...shared} />}
      {asked === 'move' && <MoveDialog experiments={[experiment]} {...shared} />}
      {asked === 'clone' && <CloneDialog experiment={experiment} {...shared} />}
      {asked === 'metrics' && <MetricGoalsDialog experiment={experiment} onClose={close} />}
    </ForWriters>
  );
}

function Item({ label, onSelect }: { readonly label: string; readonly onSelect: () => void }) {
  return (
    <DropdownMenu.Item className="menu-item" onSelect={onSelect}>
      {label}
    </DropdownMenu.Item>
  );
}
