import { InvalidArgumentError } from 'commander';
import { AssayError } from '@assay/base';

/** Parses the value of an option that counts something. */
export function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('Expected a whole number from 1 on.');
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
