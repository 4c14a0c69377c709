import { invalidInput } from '@assay/base';

const maxNames = 1000;

/** Names in a query string: separated by commas, or a JSON array of them. */
export function readNameList(text: string): string[] {
  const names: unknown = text.startsWith('[') ? parseList(text) : text.split(',');
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string'))
    throw invalidInput('names', 'expected names separated by commas, or a JSON array of texts');
  if (names.length > maxNames) throw invalidInput('names', `expected at most ${maxNames} names, got ${names.length}`);
  return names;
}

/** A name may begin with a bracket, too. */
function parseList(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.split(',');
  }
}
