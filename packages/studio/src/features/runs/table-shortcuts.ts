import type { Shortcut } from '../../lib/keys/shortcuts.ts';

const scope = 'Table of runs';

/** The keys that the table listens to while it has the focus. */
export const tableShortcuts: readonly Shortcut[] = [
  { keys: 'j', label: 'Next row', scope },
  { keys: 'k', label: 'Row before', scope },
  { keys: 'Enter', label: 'Open the run', scope },
  { keys: 'x', label: 'Choose the run', scope },
  { keys: 'Shift+ArrowDown', label: 'Choose on to the next row', scope },
  { keys: 'e', label: 'Draw or hide its curves', scope },
  { keys: 'Shift+e', label: 'Draw only its curves', scope },
  { keys: 'p', label: 'Pin it to the top', scope },
  { keys: 'b', label: 'Use it as baseline', scope },
  { keys: 'o', label: 'Unfold or fold it', scope },
  { keys: 'c', label: 'Compare the chosen runs', scope },
  { keys: 'Alt+ArrowLeft', label: 'Move the column (on its head)', scope },
  { keys: 'Alt+Shift+ArrowRight', label: 'Draw the column wider (on its head)', scope },
  { keys: '.', label: 'Menu of the column (on its head)', scope },
];
