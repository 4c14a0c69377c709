import { invalidInput } from '@assay/base';

/**
 * A query string as single texts by name: decoded exactly once, every name at most once. `+` is a space, as forms and
 * URLSearchParams write it.
 */
export function parseQueryString(text: string): Record<string, string> {
  const values: Record<string, string> = Object.create(null);
  for (const part of text.split('&')) {
    if (part === '') continue;
    const at = part.indexOf('=');
    const name = decode(at < 0 ? part : part.slice(0, at));
    if (name in values) throw invalidInput(name.slice(0, 80), 'given more than once in the query');
    values[name] = at < 0 ? '' : decode(part.slice(at + 1));
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
