import { InvalidArgumentError } from 'commander';
import { AssayError } from '@assay/base';

/** Parses the value of an option that counts something. */
export function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('Expected a whole number from 1 on.');
  return value;
}

/** Parses the value of an option that names a step. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(value)) throw new InvalidArgumentError('Expected a whole number.');
  return value;
}

/** Parses the value of an option that measures something. */
export function positiveNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0)
    throw new InvalidArgumentError('Expected a number from 0 on.');
  return value;
}

/** `['team=vision']` as an object; the value may hold further equals signs, and be empty. */
export function readAssignments(texts: readonly string[], option: string): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf('=');
      if (at < 1) throw new AssayError('InvalidInput', `${option}: expected key=value, got "${text}"`);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

/** Parses a TCP port; 0 stands for any free one. */
export function portNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < 0 || value > 65_535) {
    throw new InvalidArgumentError('Expected a whole number from 0 to 65535.');
  }
  return value;
}

const unitMs = { ms: 1, s: 1000, min: 60_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Parses a length of time, in milliseconds: `90s`, `30m`, `2h`, `1d`; a bare number is of seconds. */
export function durationMs(text: string): number {
  const [, number = '', unit = 's'] = /^\s*(\d+(?:\.\d+)?)\s*(ms|s|min|m|h|d)?\s*$/.exec(text) ?? [];
  const value = Number(number) * unitMs[unit as keyof typeof unitMs];
  if (number === '' || !(value > 0))
    throw new InvalidArgumentError('Expected a length of time, e.g. 90s, 30m, 2h or 1d.');
  return value;
}

const unitBytes = { K: 2 ** 10, M: 2 ** 20, G: 2 ** 30, T: 2 ** 40 } as const;

/** Parses an amount of memory, in bytes: `512M`, `4G`; units are powers of 1024. */
export function memoryBytes(text: string): number {
  const [, number = '', unit] = /^\s*(\d+(?:\.\d+)?)\s*([KMGT])(?:i?B)?\s*$/i.exec(text) ?? [];
  const value = Number(number) * (unitBytes[unit?.toUpperCase() as keyof typeof unitBytes] ?? NaN);
  if (!(value > 0)) throw new InvalidArgumentError('Expected an amount of memory, e.g. 512M or 4G.');
  return Math.round(value);
}
