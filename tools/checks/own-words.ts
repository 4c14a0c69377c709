import path from 'node:path';
import { readRepositoryFile } from '../source/repository-files.ts';
import type { Check } from './check.ts';

const binary = /\.(png|jpe?g|gif|ico|woff2?|gz|zst|zip|tgz|bin|arrow|sqlite|pdf|wasm)$/i;
// Folders of a person's machine. The machine that a text was written on is nobody else's concern.
const machinePaths = /(?<![\w.:/-])\/(?:root\/|home\/[\w.-]+|Users\/[\w.-]+|work\/(?:main|shared|\.library)\b)/;
const outward = /(?:\.\.\/)+[\w-]+/g;

/** The repository speaks of itself only: no path of a machine, no file outside of it. */
export const ownWords: Check = {
  name: 'own words',
  run: ({ files }) => files.filter((file) => !binary.test(file) && file !== 'package-lock.json').flatMap(problemsOf),
};

function problemsOf(file: string): readonly string[] {
  const text = readRepositoryFile(file);
  if (text.length > 4_000_000 || text.includes('\0')) return [];
  return text.split('\n').flatMap((line, index) => {
    const refused = outwardWords(file, line);
    return refused === undefined ? [] : [`${file}:${index + 1}: names a place outside of the repository (${refused})`];
  });
}

/** What in a line of a file names a place outside of the repository, if anything does. */
export function outwardWords(file: string, line: string): string | undefined {
  const machine = machinePaths.exec(line)?.[0];
  if (machine !== undefined) return machine;
  const relatives = /\bshared\b/.test(line) ? (line.match(outward) ?? []) : [];
  return relatives.find((each) => {
    return each.endsWith('/shared') && path.posix.join(path.posix.dirname(file), each).startsWith('..');
  });
}
