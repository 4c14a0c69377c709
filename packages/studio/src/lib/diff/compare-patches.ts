import type { PatchFile } from './parse-patch.ts';

export interface FileDifference {
  readonly name: string;
  readonly kind: 'same' | 'only-left' | 'only-right' | 'differs';
  /** What is changed in the file on either side, as text; empty where nothing is. */
  readonly left: string;
  readonly right: string;
}

/** Two patches file by file, in the order of their names. Where in a file a change stands is not compared. */
export function comparePatches(left: readonly PatchFile[], right: readonly PatchFile[]): readonly FileDifference[] {
  const [lefts, rights] = [textsOf(left), textsOf(right)];
  return [...new Set([...lefts.keys(), ...rights.keys()])].sort().map((name) => {
    const [a, b] = [lefts.get(name), rights.get(name)];
    const kind = b === undefined ? 'only-left' : a === undefined ? 'only-right' : a === b ? 'same' : 'differs';
    return { name, kind, left: a ?? '', right: b ?? '' };
  });
}

const signs = { same: ' ', added: '+', removed: '-' } as const;

const textsOf = (files: readonly PatchFile[]): ReadonlyMap<string, string> =>
  new Map(
    files.map(({ name, change, hunks }) => [
      name,
      [
        ...(change === 'changed' ? [] : [`(${change})\n`]),
        ...hunks.flatMap((hunk) => hunk.lines.map(({ kind, text }) => `${signs[kind]}${text}\n`)),
      ].join(''),
    ]),
  );
