/** What stands after `?`: each name with its value, or its values where it stands more than once. */
export type SearchParameters = Readonly<Record<string, unknown>>;

/** Reads the query of an address. Everything stays text; the reader of the view gives it its type. */
export function parseSearchText(text: string): Record<string, string | string[]> {
  const parameters = new URLSearchParams(text);
  const search: Record<string, string | string[]> = {};
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name);
    search[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return search;
}

/** The query that `parseSearchText` reads; what is empty or undefined is left out. */
export function printSearchText(search: SearchParameters): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (typeof each === 'string' && each !== '') parameters.append(name, each);
      else if (isRange(each)) parameters.append(name, `${each.from}..${each.to}`);
    }
  }
  const text = parameters.toString().replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}

const isRange = (value: unknown): value is { readonly from: number; readonly to: number } =>
  typeof value === 'object' && value !== null && 'from' in value && 'to' in value;
