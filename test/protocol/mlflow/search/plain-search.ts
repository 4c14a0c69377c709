import type { ShownRun } from './run-world.ts';

/** What MLflow's language means, the plain way, over runs as the face shows them. */

export type Operator =
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'LIKE'
  | 'ILIKE'
  | 'IN'
  | 'NOT IN'
  | 'IS NULL'
  | 'IS NOT NULL';

export interface Clause {
  readonly family: 'metrics' | 'params' | 'tags' | 'attributes' | 'dataset';
  readonly key: string;
  readonly operator: Operator;
  readonly value: number | string | readonly string[] | null;
}

export interface OrderKey {
  readonly family: 'metrics' | 'params' | 'tags' | 'attributes';
  readonly key: string;
  readonly descending: boolean;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const printKey = (key: string): string => (/^[\w.]+$/.test(key) ? key : `\`${key.replaceAll('`', '``')}\``);

export function printClause({ family, key, operator, value }: Clause): string {
  const field = `${family}.${printKey(key)}`;
  if (value === null) return `${field} ${operator}`;
  if (typeof value === 'object') return `${field} ${operator} (${value.map(quoted).join(', ')})`;
  return `${field} ${operator} ${typeof value === 'number' ? String(value) : quoted(value)}`;
}

export const printOrder = ({ family, key, descending }: OrderKey): string =>
  `${family}.${printKey(key)} ${descending ? 'DESC' : 'ASC'}`;

const find = <P extends { readonly key: string }>(pairs: readonly P[] | undefined, key: string): P | undefined =>
  pairs?.find((pair) => pair.key === key);

/** All values that the run has there: of data sets there may be several. */
function valuesOf(run: ShownRun, { family, key }: Pick<Clause, 'family' | 'key'>): readonly (number | string)[] {
  const sole = (value: unknown): readonly (number | string)[] =>
    typeof value === 'number' || typeof value === 'string' ? [value] : [];
  switch (family) {
    case 'metrics':
      return sole(find(run.data.metrics, key)?.value).map(Number);
    case 'params':
      return sole(find(run.data.params, key)?.value);
    case 'tags':
      return sole(find(run.data.tags, key)?.value);
    case 'attributes':
      return sole(run.info[key]);
    case 'dataset':
      return (run.inputs.dataset_inputs ?? []).flatMap(({ tags, dataset }) =>
        sole(key === 'context' ? find(tags, 'mlflow.data.context')?.value : dataset[key as 'name' | 'digest']),
      );
  }
}

export function matches(run: ShownRun, clause: Clause): boolean {
  const values = valuesOf(run, clause);
  if (clause.operator === 'IS NULL') return values.length === 0;
  if (clause.operator === 'IS NOT NULL') return values.length > 0;
  return values.some((value) => holds(value, clause));
}

function holds(value: number | string, { operator, value: asked }: Clause): boolean {
  switch (operator) {
    case '=':
      return value === asked;
    case '!=':
      return value !== asked;
    case 'LIKE':
      return likeOf(String(asked), 'su').test(String(value));
    case 'ILIKE':
      return likeOf(lower(String(asked)), 'su').test(lower(String(value)));
    case 'IN':
      return (asked as readonly string[]).includes(String(value));
    case 'NOT IN':
      return !(asked as readonly string[]).includes(String(value));
    case '<':
      return Number(value) < Number(asked);
    case '<=':
      return Number(value) <= Number(asked);
    case '>':
      return Number(value) > Number(asked);
    case '>=':
      return Number(value) >= Number(asked);
    default:
      return false;
  }
}

const lower = (text: string): string => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

function likeOf(pattern: string, flags: string): RegExp {
  const steps = Array.from(pattern, (character) =>
    character === '%' ? '.*' : character === '_' ? '.' : character.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'),
  );
  return new RegExp(`^${steps.join('')}$`, flags);
}

/** Numbers, then NaN, then nothing, in both directions; parameters that are numbers before those that are not; ties: the latest start, the newest. */
export function inOrder(runs: readonly ShownRun[], keys: readonly OrderKey[]): readonly ShownRun[] {
  const newest: OrderKey = { family: 'attributes', key: 'start_time', descending: true };
  return runs
    .map((run, i) => ({ run, i }))
    .toSorted((a, b) => {
      for (const key of [...keys, newest]) {
        const [rankA, x] = ranked(a.run, key);
        const [rankB, y] = ranked(b.run, key);
        if (rankA !== rankB) return rankA - rankB;
        const order = compare(x, y);
        if (order !== 0) return key.descending ? -order : order;
      }
      return b.i - a.i;
    })
    .map(({ run }) => run);
}

type Ranked = readonly [rank: number, value: number | string];

function ranked(run: ShownRun, key: OrderKey): Ranked {
  const [value] = valuesOf(run, key);
  if (value === undefined) return [3, 0];
  if (typeof value === 'number') return Number.isNaN(value) ? [2, 0] : [0, value];
  const number = key.family === 'params' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : undefined;
  return number === undefined ? [1, value] : [0, number];
}

const compare = (x: number | string, y: number | string): number =>
  typeof x === 'number' && typeof y === 'number'
    ? x === y
      ? 0
      : x < y
        ? -1
        : 1
    : Buffer.compare(Buffer.from(String(x)), Buffer.from(String(y)));
