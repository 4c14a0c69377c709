/** The part of a KeyboardEvent that tells which keys were pressed. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** A letter's key keeps its meaning on layouts that write other scripts. */
const keyName = ({ key, code }: KeyPress): string => {
  const isOther = key.length === 1 && key.charCodeAt(0) > 127;
  const letter = isOther ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
  const name = letter ?? key;
  if (name === ' ') return 'Space';
  return name.length === 1 ? name.toLowerCase() : name;
};

/**
 * A press as the text that shortcuts are written in: `Mod+Shift+z`, `Alt+ArrowLeft`, `?`, `g`. `Mod` is ⌘ on a Mac, Ctrl elsewhere. Shift is
 * told for letters and named keys only: which signs need it depends on the keyboard.
 */
export function printKeyPress(press: KeyPress, isMac: boolean): string {
  const name = keyName(press);
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const other = isMac ? press.ctrlKey : press.metaKey;
  const tellsShift = name.length > 1 || /[a-z]/.test(name);
  return [
    ...(mod ? ['Mod'] : []),
    ...(other ? [isMac ? 'Ctrl' : 'Meta'] : []),
    ...(press.altKey ? ['Alt'] : []),
    ...(press.shiftKey && tellsShift ? ['Shift'] : []),
    name,
  ].join('+');
}

/** `Mod+Shift+Z` as `printKeyPress` writes it; of a sequence (`g h`) each press. */
export function readKeys(keys: string): readonly string[] {
  return keys.split(' ').map((press) => {
    const parts = press === '+' ? ['+'] : press.split('+');
    const name = parts.at(-1) ?? '';
    return [...parts.slice(0, -1), name.length === 1 ? name.toLowerCase() : name].join('+');
  });
}

const words: Readonly<Record<string, readonly [mac: string, other: string]>> = {
  Mod: ['⌘', 'Ctrl'],
  Alt: ['⌥', 'Alt'],
  Shift: ['⇧', 'Shift'],
  ArrowUp: ['↑', '↑'],
  ArrowDown: ['↓', '↓'],
  ArrowLeft: ['←', '←'],
  ArrowRight: ['→', '→'],
  Escape: ['Esc', 'Esc'],
};

/** The keys as they are printed on the keyboard, each press a list: `[['Ctrl', 'K']]`, `[['G'], ['H']]`. */
export const keyLabels = (keys: string, isMac: boolean): readonly (readonly string[])[] =>
  readKeys(keys).map((press) =>
    (press === '+' ? ['+'] : press.split('+')).map(
      (part) => words[part]?.[isMac ? 0 : 1] ?? (part.length === 1 ? part.toUpperCase() : part),
    ),
  );
