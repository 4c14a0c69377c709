import { invalidInput } from '@assay/base';

const maxPairs = 100_000;

/** What a query string gives, in its order: decoded exactly once. `+` is a space, as forms and URLSearchParams write it. */
export function* queryPairs(text: string): Generator<readonly [name: string, value: string]> {
  for (const part of text.split('&', maxPairs)) {
    if (part === '') continue;
    const at = part.indexOf('=');
    yield at < 0 ? [decode(part), ''] : [decode(part.slice(0, at)), decode(part.slice(at + 1))];
  }
}

/** A query string as single texts by name; every name at most once. */
export function parseQueryString(text: string): Record<string, string> {
  const values: Record<string, string> = Object.create(null);
  for (const [name, value] of queryPairs(text)) {
    if (name in values) throw invalidInput(name.slice(0, 80), 'given more than once in the query');
    values[name] = value;
  }
  return values;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw invalidInput('query', `${JSON.stringify(text.slice(0, 60))} is not valid percent-encoded UTF-8`);
  }
}
