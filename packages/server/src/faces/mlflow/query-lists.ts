import { invalidParameter } from './mlflow-error.ts';

const maxParts = 100_000;

/** A query string: a text for what is given once, a list for what is given more often. Decoded once; `+` is a space. */
export function queryLists(url: string): Readonly<Record<string, string | string[]>> {
  const at = url.indexOf('?');
  const values: Record<string, string | string[]> = Object.create(null);
  if (at < 0) return values;
  const parts = url.slice(at + 1).split('&', maxParts);
  for (const part of parts) {
    if (part === '') continue;
    const split = part.indexOf('=');
    const name = decode(split < 0 ? part : part.slice(0, split));
    const value = split < 0 ? '' : decode(part.slice(split + 1));
    const before = values[name];
    if (before === undefined) values[name] = value;
    else if (typeof before === 'string') values[name] = [before, value];
    else before.push(value);
  }
  return values;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw invalidParameter('query', text.slice(0, 60), 'not valid percent-encoded UTF-8');
  }
}
