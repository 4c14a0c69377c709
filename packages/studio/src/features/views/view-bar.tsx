import { useState } from 'react';
import { useShortcut } from '../../lib/keys/shortcuts.ts';
import { useMayWrite, useWriteAction } from '../../lib/may-write.ts';
import { showToast } from '../../lib/toast.ts';
import { ShareButton } from './share-button.tsx';
import { useViews } from './use-views.ts';
import './view-bar.css';
import { ViewMenu } from './view-menu.tsx';
import { ViewNameDialog } from './view-name-dialog.tsx';

/** In the toolbar of a page of runs: the name of its view, what can be done with it, and a link to it. Null: of runs without an experiment. */
export function ViewBar({ experimentId }: { readonly experimentId: string | null }) {
  const views = useViews(experimentId);
  const [asked, setAsked] = useState<'save' | 'rename'>();
  const { current } = views;
  const mayWrite = useMayWrite();
  const save = (): void => {
    if (!mayWrite)
      showToast({ text: 'Your access key may only read, so it saves no views. Share copies a link to this one.' });
    else if (current === undefined) setAsked('save');
    else void views.save(current);
  };
  useShortcut({ keys: 'Mod+S', label: 'Save the view', scope: 'Runs', isForTyping: true }, save);
  useWriteAction('Save the view', save, 'Mod+S');
  useWriteAction('Save the view under another name', () => setAsked('save'));
  return (
    <span className="view-bar no-print">
      <ViewMenu
        views={views}
        hasDefault={experimentId !== null}
        onSave={save}
        onSaveAs={() => setAsked('save')}
        onRename={() => setAsked('rename')}
      />
      <ShareButton />
      {asked !== undefined && (
        <ViewNameDialog
          title={asked === 'save' ? 'Save the view' : 'Rename the view'}
          view={asked === 'save' ? undefined : current}
          onClose={() => setAsked(undefined)}
          onName={async (name, isShared) => {
            if (asked === 'save') return views.saveAs(name, isShared);
            if (current !== undefined) await views.rename(current, name);
            return undefined;
          }}
        />
      )}
    </span>
  );
}
