import type { ViewTexts } from './view-state.ts';

/** Reads the query of an address: each name with its value, or its values where it stands more than once. */
export function parseSearchText(text: string): ViewTexts {
  const parameters = new URLSearchParams(text);
  const search: Record<string, string | readonly string[]> = {};
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name);
    search[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return search;
}

/** The query that `parseSearchText` reads; what is empty or undefined is left out. */
export function printSearchText(search: Readonly<Record<string, unknown>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (typeof each === 'string' && each !== '') parameters.append(name, each);
    }
  }
  const text = parameters.toString().replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}
