import { useSyncExternalStore } from 'react';

/** How one person likes the pages, on one device: kept by the browser. */
export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark';
  readonly density: Density;
  readonly timeZone: 'local' | 'utc';
  /** Whether the rail at the left shows the names of the pages. */
  readonly rail: 'wide' | 'narrow';
}

export const densities = ['compact', 'normal', 'roomy'] as const;
export type Density = (typeof densities)[number];

/** Height of a table's row. */
export const rowHeightsPx: Readonly<Record<Density, number>> = { compact: 24, normal: 28, roomy: 36 };

const key = 'assay.preferences';
const defaults: Preferences = { theme: 'system', density: 'normal', timeZone: 'local', rail: 'wide' };
const allowed = {
  theme: ['system', 'light', 'dark'],
  density: densities,
  timeZone: ['local', 'utc'],
  rail: ['wide', 'narrow'],
} as const satisfies { readonly [K in keyof Preferences]: readonly Preferences[K][] };

/** What can be used of a stored text; the defaults for the rest. */
export function readPreferences(text: string | null): Preferences {
  let given: unknown;
  try {
    given = JSON.parse(text ?? '{}');
  } catch {
    return defaults;
  }
  const known = Object.entries(allowed).flatMap(([name, values]) => {
    const value: unknown = given === null || typeof given !== 'object' ? undefined : Reflect.get(given, name);
    return values.some((each) => each === value) ? [[name, value]] : [];
  });
  return { ...defaults, ...(Object.fromEntries(known) as Partial<Preferences>) };
}

function stored(): Preferences {
  try {
    return readPreferences(typeof document === 'undefined' ? null : localStorage.getItem(key));
  } catch {
    // Storage can be shut off.
    return defaults;
  }
}

let current = stored();
const listeners = new Set<() => void>();

export const preferences = (): Preferences => current;

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(key, JSON.stringify(current));
  } catch {
    // They then last as long as the page.
  }
  announce();
}

function announce(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Calls at each change; answers what ends that. */
export const onPreferences = subscribe;

/** Another tab of the same browser counts, too. */
export function followStoredPreferences(): void {
  globalThis.addEventListener('storage', (event) => {
    if (event.key !== key) return;
    current = stored();
    announce();
  });
}

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, preferences);
