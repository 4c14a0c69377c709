import { invalidInput } from '@assay/base';
import type { RunId } from '@assay/base';
import { lastValuesByName, textsByKey } from '../columns/named-values.ts';
import type { Bound } from '../columns/named-values.ts';
import { readNamedField } from '../columns/read-fields.ts';
import type { NamedField } from '../columns/read-fields.ts';
import type { TableColumn } from '../columns/table-column.ts';
import { TextColumn, rowsOf } from '../columns/text-column.ts';
import { compareCodePoints } from '../filter/code-point-order.ts';
import { printField } from '../filter/index.ts';
import type { Field } from '../filter/index.ts';
import type { SelectedRuns } from '../ports/selected-runs.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import type { Query } from './query.ts';
import { readRunScope } from './run-scope.ts';
import type { RunScopeInput } from './run-scope.ts';

export interface ExportRunsInput extends RunScopeInput {
  readonly sort?: string;
  /** Fields as filters name them; `params.*`, `metrics.*`, `tags.*`: all of a kind that the runs have. Left out: everything. */
  readonly fields?: readonly string[];
}

export interface RunTable {
  readonly rowCount: number;
  readonly columns: readonly TableColumn[];
}

const families = ['params.*', 'metrics.*', 'tags.*'] as const;
type Family = (typeof families)[number];
const isFamily = (text: string): text is Family => families.some((family) => family === text);

const attributes = 'id name experiment experiment_id parent status source created_by created started ended duration';
const everything: readonly string[] = [...attributes.split(' '), ...families];

/** What one answer may hold, at some 16 bytes a value. */
const maxValues = 10_000_000;
const parametersAtOnce = 2000;
const nowhere = { start: 0, end: 0 } as const;

/**
 * Runs as a table of one snapshot, a row a run. Metrics are numbers, NaN and the infinities included; a parameter is a number where all
 * of its values are and none would be changed by it, else the text that was logged. Time and memory follow the values there are, not
 * rows times columns. Columns bear the names by which filters ask for them.
 */
export const exportRuns: Query<ExportRunsInput, RunTable> = async (tx, input, { now }) => {
  const asked = readAsked(input.fields ?? everything);
  const runs = await tx.selectRuns(readRunScope(input, now));
  const ids = runs.ids(runs.length);
  let held = 0;
  const bound: Bound = (values) => {
    held += values;
    if (held > maxValues)
      throw invalidInput(
        'fields',
        `These ${ids.length} runs have more than ${maxValues} values, the most of one table. Name the fields, or ask for fewer runs.`,
      );
  };
  const named = new Set(asked.flatMap((each) => (typeof each === 'string' ? [] : [printField(each.field)])));
  const columns: TableColumn[] = [];
  for (const each of asked) {
    if (typeof each !== 'string') {
      bound(ids.length);
      columns.push(await columnOf(tx, runs, ids, each));
    } else
      for (const [name, column] of await familyOf(tx, each, ids, bound))
        if (!named.has(name)) columns.push(column(name));
  }
  return { rowCount: ids.length, columns };
};

/** Throws InvalidInput where a column would come twice. */
function readAsked(texts: readonly string[]): (NamedField | Family)[] {
  const seen = new Set<string>();
  return texts.map((text, i) => {
    const one = isFamily(text) ? text : readNamedField(text, `fields[${i}]`);
    const name = typeof one === 'string' ? one : printField(one.field);
    if (seen.has(name))
      throw invalidInput(`fields[${i}]`, `"${text}" stands among the fields before it. Leave one out.`);
    seen.add(name);
    return one;
  });
}

async function columnOf(
  tx: ReadTransaction,
  runs: SelectedRuns,
  ids: readonly RunId[],
  { text: name, field, type }: NamedField,
): Promise<TableColumn> {
  if (field.kind === 'parameter') return parameterColumn(tx, ids, name, field.key);
  const { numbers, texts, present } = runs.column(field, ids.length);
  const rows: number[] = [];
  for (let row = 0; row < ids.length; row++) if (present[row] === 1) rows.push(row);
  if (type.type === 'number' || type.type === 'time' || type.type === 'duration') {
    const own = Float64Array.from(rows, (row) => numbers[row] ?? Number.NaN);
    return { name, type: type.type === 'time' ? 'time' : 'number', rows: rowsOf(rows, ids.length), numbers: own };
  }
  const column = new TextColumn();
  for (const row of rows) column.add(row, texts?.list[texts.places[row] ?? -1] ?? '');
  return column.asTexts(name, ids.length);
}

async function parameterColumn(
  tx: ReadTransaction,
  ids: readonly RunId[],
  name: string,
  key: string,
): Promise<TableColumn> {
  const column = new TextColumn();
  for (let first = 0; first < ids.length; first += parametersAtOnce) {
    const some = ids.slice(first, first + parametersAtOnce);
    const found = await tx.parametersOf(some, [key]);
    some.forEach((id, i) => {
      for (const { text } of found.get(id) ?? []) column.add(first + i, text);
    });
  }
  return column.asParameters(name, ids.length);
}

/** The columns of all keys of a kind, in order of name. */
async function familyOf(
  tx: ReadTransaction,
  family: Family,
  ids: readonly RunId[],
  bound: Bound,
): Promise<(readonly [name: string, column: (name: string) => TableColumn])[]> {
  const fieldOf = (key: string): Field => {
    if (family === 'metrics.*') return { kind: 'metric', name: key, statistic: 'last', span: nowhere };
    return { kind: family === 'params.*' ? 'parameter' : 'tag', key, span: nowhere };
  };
  const inOrder = <T>(byKey: ReadonlyMap<string, T>) =>
    [...byKey]
      .sort(([a], [b]) => compareCodePoints(a, b))
      .map(([key, made]) => [printField(fieldOf(key)), made] as const);
  if (family === 'metrics.*') return inOrder(await lastValuesByName(tx, ids, bound));
  const texts = inOrder(await textsByKey(tx, family === 'params.*' ? 'parameters' : 'tags', ids, bound));
  return texts.map(([name, column]) => [
    name,
    (as) => (family === 'params.*' ? column.asParameters(as, ids.length) : column.asTexts(as, ids.length)),
  ]);
}
