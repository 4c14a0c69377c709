import type { AssayClient } from '@assay/sdk';
import type { ImportAccount } from './import-account.ts';

/** Bounds of the server that an import keeps to, so that one thing that is too long does not keep out the rest. */
export type ServerLimits = Readonly<Record<string, number | null>>;

export const readLimits = async (client: AssayClient): Promise<ServerLimits> => (await client.getServer()).limits;

const unnameable = /[\p{Cc}\u2028\u2029]/u;
const length = (text: string): number => (text.length > 100_000 ? text.length : [...text].length);
const over = (text: string, limit: number | null | undefined): boolean =>
  limit !== null && limit !== undefined && text.length > limit && length(text) > limit;

/** Why the server will not take this key, or undefined. */
export function faultOfKey(key: string, longest: number | null | undefined): string | undefined {
  if (key.trim() === '') return 'its name is empty';
  if (unnameable.test(key)) return 'its name holds a control character';
  if (!key.isWellFormed()) return 'its name is not well-formed Unicode';
  return over(key, longest) ? `its name has more than ${longest} characters` : undefined;
}

/** Why the server will not take this text, or undefined. */
export function faultOfText(text: string, longest: number | null | undefined): string | undefined {
  if (text.includes('\0')) return 'it holds the character U+0000';
  if (!text.isWellFormed()) return 'it is not well-formed Unicode';
  return over(text, longest) ? `it has more than ${longest} characters` : undefined;
}

/** The entries that the server will take; the others are noted. `noun`: what they are, e.g. `tag`. */
export function fitting<T>(
  entries: Readonly<Record<string, T>>,
  noun: 'tag' | 'parameter',
  of: string,
  limits: ServerLimits,
  account: ImportAccount,
): Record<string, T> {
  const keys = limits[`${noun}KeyLength`];
  const values = limits[`${noun}ValueLength`];
  const most = limits[noun === 'tag' ? 'tagsPerEntity' : 'parametersPerRun'] ?? Infinity;
  const taken: [string, T][] = [];
  for (const [key, value] of Object.entries(entries)) {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const fault =
      faultOfKey(key, keys) ??
      faultOfText(text, values) ??
      (taken.length < most ? undefined : `there are more than ${most} of them`);
    if (fault === undefined) taken.push([key, value]);
    else
      account.leaveOut('refused', `a ${noun} that Assay cannot hold: ${fault}`, `${noun} ${key.slice(0, 80)} of ${of}`);
  }
  return Object.fromEntries(taken);
}

const roomForId = 33;

/** A name as the server takes it, or undefined where nothing is left of it. */
export function fittingName(name: string, limits: ServerLimits): string | undefined {
  const clean = name
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
  const cut = [...clean]
    .slice(0, (limits['nameLength'] ?? 500) - roomForId)
    .join('')
    .trim();
  return cut === '' ? undefined : cut;
}
