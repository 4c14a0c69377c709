import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { printKeyPress, readKeys } from './key-press.ts';

export interface Shortcut {
  /** `Mod+K`, `Alt+ArrowUp`, `?`, or presses one after another: `g h`. */
  readonly keys: string;
  /** What it does, for the sheet of shortcuts. */
  readonly label: string;
  /** The heading that it stands under on the sheet, e.g. `Everywhere`, `Table of runs`. */
  readonly scope: string;
  /** It also counts while one types in a field or a dialog is open. */
  readonly isForTyping?: boolean;
}

interface Registered {
  readonly shortcut: Shortcut;
  readonly presses: readonly string[];
  /** Absent where the widget that has the focus listens by itself. */
  readonly act: (() => void) | undefined;
}

export const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Presses of a sequence may lie this far apart. */
const sequenceMs = 1200;

let registered: readonly Registered[] = [];
const listeners = new Set<() => void>();
let pending: { readonly presses: readonly string[]; readonly atMs: number } = { presses: [], atMs: 0 };

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || /^(?:Shift|Control|Alt|Meta)$/.test(event.key)) return;
  const isTyping = isInField(event.target) || document.querySelector('dialog[open], [role="menu"]') !== null;
  const press = printKeyPress(event, isMac);
  const before = event.timeStamp - pending.atMs < sequenceMs ? pending.presses : [];
  for (const presses of before.length === 0 ? [[press]] : [[...before, press], [press]]) {
    const begun = registered.filter(
      (each) =>
        each.act !== undefined &&
        (!isTyping || each.shortcut.isForTyping === true) &&
        presses.every((one, index) => each.presses[index] === one),
    );
    const whole = begun.findLast((each) => each.presses.length === presses.length);
    if (begun.length === 0) continue;
    event.preventDefault();
    pending = whole === undefined ? { presses, atMs: event.timeStamp } : { presses: [], atMs: 0 };
    whole?.act?.();
    return;
  }
  pending = { presses: [], atMs: 0 };
}

const isInField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || (/^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !isSwitch(target)));

/** One does not type into these. */
const isSwitch = (field: HTMLElement): boolean =>
  field instanceof HTMLInputElement && /^(?:checkbox|radio|range|button|color)$/.test(field.type);

/**
 * Makes the keys do this until what is answered is called; of several for the same keys the newest counts. Without `act` they only stand on
 * the sheet, for widgets that listen to their keys themselves.
 */
export function registerShortcut(shortcut: Shortcut, act?: () => void): () => void {
  if (registered.length === 0) document.addEventListener('keydown', onKey);
  const own: Registered = { shortcut, presses: readKeys(shortcut.keys), act };
  registered = [...registered, own];
  for (const listener of listeners) listener();
  return () => {
    registered = registered.filter((each) => each !== own);
    if (registered.length === 0) document.removeEventListener('keydown', onKey);
    for (const listener of listeners) listener();
  };
}

/** The same for as long as the component is there; `act` may be another one each time. */
export function useShortcut(shortcut: Shortcut, act: () => void): void {
  const { keys, label, scope, isForTyping = false } = shortcut;
  const onPress = useEffectEvent(act);
  useEffect(
    () => registerShortcut({ keys, label, scope, isForTyping }, () => onPress()),
    [keys, label, scope, isForTyping],
  );
}

/** Puts the keys that a widget listens to itself on the sheet. The list must be the same one each time. */
export function useShortcutList(shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    const ends = shortcuts.map((shortcut) => registerShortcut(shortcut));
    return () => {
      for (const end of ends) end();
    };
  }, [shortcuts]);
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const readRegistered = (): readonly Registered[] => registered;

/** All shortcuts that are there at the moment, each once. */
export function useShortcuts(): readonly Shortcut[] {
  const all = useSyncExternalStore(subscribe, readRegistered);
  return [...new Map(all.map(({ shortcut }) => [`${shortcut.scope}\n${shortcut.keys}`, shortcut])).values()];
}
