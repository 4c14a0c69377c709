import { messageOf } from '@assay/base';
import type { Run } from '@assay/wire';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import * as DropdownMenu from 'radix-ui/dropdown-menu';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { copyText } from '../../../lib/copy-text.ts';
import { useMayWrite, useWriteAction } from '../../../lib/may-write.ts';
import { usePageAction } from '../../../lib/page/page-head.ts';
import { maximumSummaries, runQuery } from '../../../lib/queries/run-queries.ts';
import { showToast } from '../../../lib/toast.ts';
import { Dialog } from '../../../widgets/dialog/dialog.tsx';
import { ForWriters } from '../../../widgets/for-writers.tsx';
import { Icon } from '../../../widgets/icon.tsx';
import '../../../widgets/menu.css';
import { SnippetGuide } from '../../../widgets/snippet-guide.tsx';
import { useBaseline } from '../../baseline/use-baseline.ts';
import { MoveDialog } from './move-dialog.tsx';
import { runSnippets } from './run-snippets.ts';

/** Does it, and says why it could not be done. */
async function attempt(what: string, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (thrown) {
    showToast({ text: `${what} ${messageOf(thrown)}`, isFault: true });
  }
}

/** What can be done with a run, behind three dots; the palette offers the same. */
export function RunActions({ run }: { readonly run: Run }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [window, setWindow] = useState<'move' | 'code' | undefined>();
  const params = { runId: run.id };
  const query = { metrics: maximumSummaries };
  const isDeleted = run.deletedMs !== null;

  const { baseline, set } = useBaseline(run.experimentId);
  const isBaseline = baseline?.runIds?.includes(run.id) === true;
  const holdWords = isBaseline ? 'No longer a baseline' : 'Set as the experiment’s baseline';
  const hold = (): void => {
    const others = baseline?.runIds?.filter((id) => id !== run.id) ?? [];
    if (!isBaseline) void set({ runIds: [run.id] }, 'This run is the experiment’s baseline now.');
    else void set(others.length === 0 ? null : { runIds: others }, 'This run is no longer a baseline.');
  };

  const clone = () =>
    attempt('The run was not cloned.', async () => {
      const made = await api.cloneRun({ params, body: {} });
      await navigate({ to: '/runs/$runId', params: { runId: made.id } });
      showToast({ text: `This is the clone of “${run.name}”: its parameters, tags and inputs, without results.` });
    });
  const restore = () =>
    attempt('The run was not restored.', async () => {
      client.setQueryData(runQuery(run.id).queryKey, await api.restoreRun({ params, query }));
    });
  const remove = () =>
    attempt('The run was not deleted.', async () => {
      await api.deleteRun({ params });
      await client.invalidateQueries({ queryKey: runQuery(run.id).queryKey });
      const action = { label: 'Undo', act: () => void restore() };
      showToast({ text: 'The run is deleted. It can be restored for 30 days.', action });
    });
  const copyId = () =>
    attempt('The id was not copied.', async () => {
      await copyText(run.id);
      showToast({ text: 'The id of the run is copied.' });
    });

  useWriteAction('Clone this run', () => void clone());
  useWriteAction(isDeleted ? 'Restore this run' : 'Delete this run', () => void (isDeleted ? restore() : remove()));
  useWriteAction('Move this run to an experiment…', () => setWindow('move'));
  usePageAction('Use this run in code…', () => setWindow('code'));
  useWriteAction(holdWords, hold);
  usePageAction('Copy the id of this run', () => void copyId());

  const items: readonly (readonly [label: string, act: () => void, isForWriters?: true])[] = [
    ['Clone', () => void clone(), true],
    ['Move to an experiment…', () => setWindow('move'), true],
    ['Use in code…', () => setWindow('code')],
    ['Copy the id', () => void copyId()],
    ...(run.experimentId === null ? [] : [[holdWords, hold, true] as const]),
  ];
  const shown = useMayWrite() ? items : items.filter(([, , isForWriters]) => isForWriters !== true);
  return (
    <>
      {/* Modal, it would hide the scroll bar with a style element, which the page's policy forbids. */}
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger className="button no-print" aria-label="What can be done with this run">
          <Icon name="dots" size={14} />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="menu" align="end" sideOffset={2} collisionPadding={8}>
            {shown.map(([label, act]) => (
              <DropdownMenu.Item key={label} className="menu-item" onSelect={act}>
                {label}
              </DropdownMenu.Item>
            ))}
            <ForWriters>
              <DropdownMenu.Separator className="menu-line" />
              <DropdownMenu.Item className="menu-item" onSelect={() => void (isDeleted ? restore() : remove())}>
                {isDeleted ? 'Restore' : 'Delete'}
              </DropdownMenu.Item>
            </ForWriters>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {window === 'move' && <MoveDialog run={run} onClose={() => setWindow(undefined)} />}
      {window === 'code' && <CodeDialog run={run} onClose={() => setWindow(undefined)} />}
    </>
  );
}

function CodeDialog({ run, onClose }: { readonly run: Run; readonly onClose: () => void }) {
  return (
    <Dialog title="Use the run in code" size="wide" onClose={onClose}>
      <SnippetGuide
        title={run.name}
        intro="Programs that go on with this run, or read it."
        snippets={runSnippets(run, location.origin)}
      />
    </Dialog>
  );
}
