import { useNavigate } from '@tanstack/react-router';
import { useCompareTray } from '../../lib/compare-tray.ts';
import { useShortcut } from '../../lib/keys/shortcuts.ts';
import { showToast } from '../../lib/toast.ts';
import { toggleTheme } from '../../lib/theme.ts';
import { viewPartWord } from './view-part-word.ts';
import { useViewUndo, viewSearch } from '../../lib/use-view.ts';

/** What the shell shows over a page. */
export type ShellWindow = 'palette' | 'help' | 'settings';

const scope = 'Everywhere';

/** The keys that work on every page. */
export function useShellShortcuts(onOpen: (which: ShellWindow) => void): void {
  const navigate = useNavigate();
  const { runIds } = useCompareTray();
  const undo = useViewUndo();
  const takeBack = (what: 'undo' | 'redo'): void => {
    const parts = undo(what);
    const nothing = what === 'undo' ? 'There is no change of this view to undo.' : 'There is nothing to do again.';
    const word = what === 'undo' ? 'Undone' : 'Done again';
    showToast({ text: parts === undefined ? nothing : `${word}: ${parts.map(viewPartWord).join(', ')}` });
  };
  useShortcut({ keys: 'Mod+K', label: 'Search and commands', scope, isForTyping: true }, () => onOpen('palette'));
  useShortcut({ keys: '/', label: 'Go to the filter or search field', scope }, focusFilter);
  useShortcut({ keys: '?', label: 'Keyboard shortcuts', scope }, () => onOpen('help'));
  useShortcut({ keys: 'Mod+Z', label: 'Undo the last change of the view', scope }, () => takeBack('undo'));
  useShortcut({ keys: 'Mod+Shift+Z', label: 'Do it again', scope }, () => takeBack('redo'));
  useShortcut({ keys: 'Alt+T', label: 'Change between light and dark', scope }, toggleTheme);
  useShortcut({ keys: 'g h', label: 'Go to Home', scope }, () => void navigate({ to: '/' }));
  useShortcut({ keys: 'g e', label: 'Go to the experiments', scope }, () => void navigate({ to: '/experiments' }));
  useShortcut({ keys: 'g r', label: 'Go to the unassigned runs', scope }, () => void navigate({ to: '/unassigned' }));
  useShortcut({ keys: 'g c', label: 'Go to the runs to compare', scope }, () => {
    void navigate({ to: '/compare', search: viewSearch(runIds.length === 0 ? {} : { selected: runIds }) });
  });
  useShortcut({ keys: 'g s', label: 'Go to the studies', scope }, () => void navigate({ to: '/studies' }));
  useShortcut({ keys: 'g p', label: 'Go to the reports', scope }, () => void navigate({ to: '/reports' }));
  useShortcut({ keys: 'g m', label: 'Go to the models', scope }, () => void navigate({ to: '/models' }));
}

/** The page's main field says so by `data-filter`; else the first search field is meant. */
function focusFilter(): void {
  const main = document.querySelector<HTMLElement>('#content');
  const field =
    main?.querySelector<HTMLElement>('[data-filter]') ?? main?.querySelector<HTMLElement>('[type="search"]');
  field?.focus();
}
