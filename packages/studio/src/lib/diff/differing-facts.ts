export const factGroups = ['packages', 'hardware', 'code', 'other'] as const;
export type FactGroup = (typeof factGroups)[number];

export interface DifferingFact {
  readonly group: FactGroup;
  /** E.g. `vite` of the packages, `gpus 0 name` of the hardware. */
  readonly name: string;
  /** As text, one for each record; undefined where it is not there. */
  readonly values: readonly (string | undefined)[];
}

/**
 * What differs between records such as the environments of runs: each leaf of which not all have the same value, in the order of groups,
 * then of names. For two it is a difference, for more a table.
 */
export function differingFacts(records: readonly unknown[]): readonly DifferingFact[] {
  const all = records.map((record) => leavesOf(record));
  const paths = [...new Set(all.flatMap((leaves) => [...leaves.keys()]))];
  return paths
    .map((path) => ({ ...placeOf(path), values: all.map((leaves) => leaves.get(path)) }))
    .filter(({ values }) => new Set(values).size > 1)
    .toSorted((a, b) => factGroups.indexOf(a.group) - factGroups.indexOf(b.group) || (a.name < b.name ? -1 : 1));
}

const separator = '\u0000';
const packages = /^(?:packages|pip|requirements|dependencies)$/i;
const hardware = /^(?:hardware|gpus?|cpu|memory|os|system|machine|host)$/i;
const code = /^(?:git|code|commandLine|command|directory|entryPoint)$/i;

function placeOf(path: string): { readonly group: FactGroup; readonly name: string } {
  const [first = '', ...rest] = path.split(separator);
  const within = rest[0] === 'dependencies' ? rest.slice(1) : rest;
  const group = packages.test(first)
    ? 'packages'
    : hardware.test(first)
      ? 'hardware'
      : code.test(first)
        ? 'code'
        : 'other';
  const isNamed = group === 'other' || group === 'code' || within.length === 0;
  return { group, name: (isNamed ? [first, ...rest] : within).join(' ') };
}

/** Every value of a record under its path. A patch is no fact; lists of plain values are one text. */
function leavesOf(
  value: unknown,
  path: readonly string[] = [],
  found = new Map<string, string>(),
): Map<string, string> {
  if (path.at(-1) === 'patch') return found;
  if (typeof value !== 'object' || value === null) {
    if (value !== null && value !== undefined && path.length > 0) found.set(path.join(separator), textOf(value));
  } else if (Array.isArray(value) && value.every((each) => typeof each !== 'object' || each === null)) {
    if (path.length > 0) found.set(path.join(separator), value.map(textOf).join(' '));
  } else for (const [key, each] of Object.entries(value)) leavesOf(each, [...path, key], found);
  return found;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Of flat records such as parameters: the names whose values are not the same in all, in order. */
export function differingValues(
  records: readonly Readonly<Record<string, unknown>>[],
): readonly Omit<DifferingFact, 'group'>[] {
  const text = (value: unknown): string | undefined => (value === undefined ? undefined : textOf(value));
  return [...new Set(records.flatMap((record) => Object.keys(record)))]
    .sort()
    .map((name) => ({ name, values: records.map((record) => text(record[name])) }))
    .filter(({ values }) => new Set(values).size > 1);
}
