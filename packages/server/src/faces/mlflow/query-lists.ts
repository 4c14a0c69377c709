import { queryPairs } from '../../http/query-string.ts';

/** The query string of a URL: a text for what is given once, a list for what is given more often. */
export function queryLists(url: string): Readonly<Record<string, string | string[]>> {
  const values: Record<string, string | string[]> = Object.create(null);
  const at = url.indexOf('?');
  for (const [name, value] of at < 0 ? [] : queryPairs(url.slice(at + 1))) {
    const before = values[name];
    if (before === undefined) values[name] = value;
    else if (typeof before === 'string') values[name] = [before, value];
    else before.push(value);
  }
  return values;
}
