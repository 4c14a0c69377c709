import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';

const key = 'assay.theme';
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

const isTheme = (value: unknown): value is Theme => value === 'light' || value === 'dark';

function storedTheme(): Theme | undefined {
  try {
    const stored = localStorage.getItem(key);
    return isTheme(stored) ? stored : undefined;
  } catch {
    // Storage can be shut off; the theme of the system is used then.
    return undefined;
  }
}

let chosen = storedTheme();

const systemTheme = (): Theme => (systemIsDark.matches ? 'dark' : 'light');
const currentTheme = (): Theme => chosen ?? systemTheme();

function announce(): void {
  if (chosen === undefined) delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = chosen;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Puts the stored theme on the page and follows the system's from then on. */
export function startTheme(): void {
  systemIsDark.addEventListener('change', announce);
  announce();
}

/** Changes to the other theme; a choice that equals the system's is forgotten, so that it follows the system again. */
export function toggleTheme(): void {
  const next: Theme = currentTheme() === 'dark' ? 'light' : 'dark';
  chosen = next === systemTheme() ? undefined : next;
  try {
    if (chosen === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, chosen);
  } catch {
    // The choice then lasts as long as the page.
  }
  announce();
}

export const useTheme = (): Theme => useSyncExternalStore(subscribe, currentTheme);
