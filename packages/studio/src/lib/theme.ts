import { useSyncExternalStore } from 'react';
import { onPreferences, preferences, setPreferences } from './prefs/preferences.ts';

export type Theme = 'light' | 'dark';

const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
const isPrinted = matchMedia('print');

const currentTheme = (): Theme => {
  if (isPrinted.matches) return 'light';
  const { theme } = preferences();
  return theme === 'system' ? (systemIsDark.matches ? 'dark' : 'light') : theme;
};

function show(): void {
  const { theme, density } = preferences();
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  dataset['density'] = density;
}

function subscribe(listener: () => void): () => void {
  systemIsDark.addEventListener('change', listener);
  isPrinted.addEventListener('change', listener);
  const end = onPreferences(listener);
  return () => {
    systemIsDark.removeEventListener('change', listener);
    isPrinted.removeEventListener('change', listener);
    end();
  };
}

/** Puts the chosen theme and density on the page, now and whenever they change. */
export function startTheme(): void {
  onPreferences(show);
  show();
}

/** Changes to the other theme. */
export const toggleTheme = (): void => setPreferences({ theme: currentTheme() === 'dark' ? 'light' : 'dark' });

/** The theme that is on screen; on paper it is the light one. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, currentTheme);
