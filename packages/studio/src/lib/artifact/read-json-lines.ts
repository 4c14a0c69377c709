import type { PlainTable } from './plain-table.ts';
import { readJson, type Reading } from './read-chart.ts';

/**
 * One JSON value for each line, as a table: the columns are the names that occur, in order; values that are no objects have a
 * column of their own. `isHead`: the last line breaks off and is left out.
 */
export function readJsonLines(text: string, isHead: boolean): Reading<PlainTable> {
  const lines = text.split('\n');
  if (isHead) lines.pop();
  const columns = new Map<string, number>();
  const placeOf = (name: string): number => {
    const known = columns.get(name);
    if (known !== undefined) return known;
    columns.set(name, columns.size);
    return columns.size - 1;
  };
  const rows: unknown[][] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const json = readJson(line);
    if ('fault' in json) return { fault: `Line ${index + 1}: ${json.fault}` };
    const row: unknown[] = [];
    const { value } = json;
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [name, each] of Object.entries(value)) row[placeOf(name)] = each as unknown;
    else row[placeOf('value')] = value;
    rows.push(row);
  }
  const width = columns.size;
  return {
    value: { columns: [...columns.keys()], rows: rows.map((row) => Array.from({ length: width }, (_, i) => row[i])) },
  };
}
