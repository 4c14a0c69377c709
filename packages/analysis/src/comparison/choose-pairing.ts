import { invalidInput } from '@assay/base';
import type { Pairing } from './comparison.ts';
import { fewestUnits } from './comparison-input.ts';
import type { ComparedSetInput, ComparisonInput, KeyField } from './comparison-input.ts';

/** How two sets are laid side by side. */
export type Design =
  | { readonly unit: 'runs'; readonly a: Float64Array; readonly b: Float64Array; readonly note?: DesignNote }
  | {
      readonly unit: 'pairs' | 'folds' | 'dataSets';
      /** The same length, pair by pair in the order of the keys. */
      readonly a: Float64Array;
      readonly b: Float64Array;
      readonly pairing: Pairing;
      readonly keys: readonly KeyField[];
      /** Of folds: how many there are of one data set. */
      readonly folds: number;
      /** Of pairs: on how many data sets, where those are too few for a claim about others. */
      readonly fewDataSets?: number;
    };

/** Why runs that have keys are not paired. */
export type DesignNote = 'foldsNotUnique' | 'fewPartners';

/** Above this many pairs, their rows are not answered. */
const mostRows = 1000;

type PairingOptions = Pick<ComparisonInput, 'keyFields' | 'pairing'>;

/**
 * Pairs the runs of two sets by their keys. Automatically: by those of seed, fold and data set that all runs of both have and that vary, if they name each run of a set but once, and more than half of either set's runs
 * have a partner. Where there are several data sets, values are means over the runs on one: what was learned on one data set is one observation about data sets (J. Demšar, JMLR 7, 2006). Where those are fewer than five and each has pairs of its own (by seed), all these pairs count, and the claim is about these data sets alone.
 * Nothing here looks at the values. Throws InvalidInput where pairs that were asked for cannot be made.
 */
export function choosePairing(a: ComparedSetInput, b: ComparedSetInput, options: PairingOptions): Design {
  const alone: Design = { unit: 'runs', a: Float64Array.from(a.values), b: Float64Array.from(b.values) };
  if (options.pairing === 'none' || a.values.length === 0 || b.values.length === 0) return alone;
  const keys = options.pairing === 'asked' ? options.keyFields : keysInUse([a, b], options.keyFields);
  if (keys.length === 0) return alone;
  const fewDataSets = fewDataSetsOf(a, b, keys);
  const isAveraged = fewDataSets === undefined && keys.some(({ role }) => role === 'dataset');
  const used = isAveraged ? keys.filter(({ role }) => role === 'dataset') : keys;
  const [ofA, ofB] = [rowsByKey(a, used), rowsByKey(b, used)];
  if (!isAveraged)
    for (const [set, rows] of [
      [a, ofA],
      [b, ofB],
    ] as const)
      for (const [key, own] of rows)
        if (own.length > 1) {
          if (options.pairing === 'asked') throw notUnique(set.name, used, key);
          return keys.some(({ role }) => role === 'fold') ? { ...alone, note: 'foldsNotUnique' } : alone;
        }
  const shared = [...ofA.keys()].filter((key) => ofB.has(key)).sort();
  if (options.pairing === 'automatic' && 2 * shared.length <= Math.max(ofA.size, ofB.size))
    return { ...alone, note: 'fewPartners' };
  if (shared.length === 0) throw noPartners(a.name, b.name, used);
  const isFolds = used.some(({ role }) => role === 'fold');
  const firsts = (rows: Rows): number[] => shared.map((key) => rows.get(key)?.[0] ?? 0);
  return {
    unit: isAveraged ? 'dataSets' : isFolds ? 'folds' : 'pairs',
    a: valuesOf(a, ofA, shared),
    b: valuesOf(b, ofB, shared),
    keys: used,
    ...(fewDataSets !== undefined && { fewDataSets }),
    folds: isFolds
      ? distinct(
          [a, b],
          used.find(({ role }) => role === 'fold'),
        )
      : 0,
    pairing: {
      by: used.map(({ field }) => field),
      n: shared.length,
      isAveraged,
      rows: isAveraged || shared.length > mostRows ? null : { a: firsts(ofA), b: firsts(ofB) },
      withoutPartner: { a: ofA.size - shared.length, b: ofB.size - shared.length },
    },
  };
}

/** How many data sets both sets ran on, where those are few and there are enough pairs of runs on them; else undefined. */
function fewDataSetsOf(a: ComparedSetInput, b: ComparedSetInput, keys: readonly KeyField[]): number | undefined {
  const ofDataSets = keys.filter(({ role }) => role === 'dataset');
  if (ofDataSets.length === 0 || ofDataSets.length === keys.length || keys.some(({ role }) => role === 'fold'))
    return undefined;
  const shared = (of: readonly KeyField[]): readonly [Rows, Rows, number] => {
    const [rowsA, rowsB] = [rowsByKey(a, of), rowsByKey(b, of)];
    return [rowsA, rowsB, [...rowsA.keys()].filter((key) => rowsB.has(key)).length];
  };
  const dataSets = shared(ofDataSets)[2];
  if (dataSets >= fewestUnits) return undefined;
  const [rowsA, rowsB, pairs] = shared(keys);
  const isUnique = [...rowsA.values(), ...rowsB.values()].every((own) => own.length === 1);
  return isUnique && pairs >= fewestUnits && 2 * pairs > Math.max(rowsA.size, rowsB.size) ? dataSets : undefined;
}

/** Of each role the first field that every run of all the sets has, and that is not the same for all runs of each set. */
export function keysInUse(sets: readonly ComparedSetInput[], fields: readonly KeyField[]): KeyField[] {
  const found: KeyField[] = [];
  for (const role of ['seed', 'fold', 'dataset'] as const) {
    const field = fields.find((each) => {
      if (each.role !== role) return false;
      const texts = sets.map((set) => set.keys.get(each.field) ?? []);
      const areThere = texts.every((own, i) => own.length === sets[i]?.values.length && !own.includes(null));
      return areThere && texts.some((own) => own.some((text) => text !== own[0]));
    });
    if (field !== undefined) found.push(field);
  }
  return found;
}

export type Rows = ReadonlyMap<string, readonly number[]>;

/** Runs that have all the keys, by key. */
export function rowsByKey(set: ComparedSetInput, keys: readonly KeyField[]): Rows {
  const rows = new Map<string, number[]>();
  for (let row = 0; row < set.values.length; row++) {
    const texts = keys.map(({ field }) => set.keys.get(field)?.[row] ?? null);
    if (texts.includes(null)) continue;
    const key = JSON.stringify(texts);
    const own = rows.get(key);
    if (own === undefined) rows.set(key, [row]);
    else own.push(row);
  }
  return rows;
}

/** The mean over the rows of each key. */
export const valuesOf = (set: ComparedSetInput, rows: Rows, keys: readonly string[]): Float64Array =>
  Float64Array.from(keys, (key) => {
    const own = rows.get(key) ?? [];
    const values = own.map((row) => set.values[row] as number).sort((x, y) => x - y);
    return values.reduce((sum, value) => sum + value / values.length, 0);
  });

const distinct = (sets: readonly ComparedSetInput[], field: KeyField | undefined): number =>
  new Set(sets.flatMap((set) => set.keys.get(field?.field ?? '') ?? [])).size;

const named = (keys: readonly KeyField[]): string => keys.map(({ field }) => field).join(', ');

const notUnique = (name: string, keys: readonly KeyField[], key: string) =>
  invalidInput(
    'pairBy',
    `several runs of "${name}" have ${named(keys)} = ${key.slice(1, -1)}, so that it does not say which belongs to which. Name another field too, or narrow the set.`,
  );

const noPartners = (a: string, b: string, keys: readonly KeyField[]) =>
  invalidInput('pairBy', `no run of "${a}" has the same ${named(keys)} as one of "${b}".`);
