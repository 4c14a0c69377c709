import { useSyncExternalStore } from 'react';
import { onPreferences, preferences, setPreferences } from './prefs/preferences.ts';
import { pictureCanvases } from './printed-canvases.ts';

export type Theme = 'light' | 'dark';

const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
const isPrinted = matchMedia('print');
// To ask a list of media queries makes the browser bring the styles of the page up to date, each time: it is asked when it changes.
const media = { isDark: systemIsDark.matches, isPrint: isPrinted.matches };
systemIsDark.addEventListener('change', ({ matches }) => (media.isDark = matches));
isPrinted.addEventListener('change', ({ matches }) => (media.isPrint = matches));

/** Told before the page is laid out for paper. */
let isPrinting = false;
const whilePrinting = new Set<() => void>();

/** While the page is printed no frames come: what is to be on the paper must be there at once. */
export const isOnPaper = (): boolean => isPrinting || media.isPrint;

const currentTheme = (): Theme => {
  if (isOnPaper()) return 'light';
  const { theme } = preferences();
  return theme === 'system' ? (media.isDark ? 'dark' : 'light') : theme;
};

function show(): void {
  const { theme, density } = preferences();
  const { dataset } = document.documentElement;
  if (isPrinting) dataset['theme'] = 'light';
  else if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  dataset['density'] = density;
}

function subscribe(listener: () => void): () => void {
  systemIsDark.addEventListener('change', listener);
  isPrinted.addEventListener('change', listener);
  whilePrinting.add(listener);
  const end = onPreferences(listener);
  return () => {
    systemIsDark.removeEventListener('change', listener);
    isPrinted.removeEventListener('change', listener);
    whilePrinting.delete(listener);
    end();
  };
}

/** Puts the chosen theme and density on the page, now and whenever they change. */
export function startTheme(): void {
  onPreferences(show);
  let takeAway: (() => void) | undefined;
  for (const moment of ['beforeprint', 'afterprint'] as const)
    window.addEventListener(moment, () => {
      isPrinting = moment === 'beforeprint';
      show();
      for (const listener of whilePrinting) listener();
      takeAway?.();
      takeAway = undefined;
      // After the charts, which are drawn anew in such a task, too.
      if (isPrinting) queueMicrotask(() => (takeAway = pictureCanvases()));
    });
  show();
}

/** Changes to the other theme. */
export const toggleTheme = (): void => setPreferences({ theme: currentTheme() === 'dark' ? 'light' : 'dark' });

/** The theme that is on screen; on paper it is the light one. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, currentTheme);
