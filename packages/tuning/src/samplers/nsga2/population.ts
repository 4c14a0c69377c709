import { stateCodes, type TrialHistory } from '../../history/trial-history.ts';
import { crowdingDistances } from '../../pareto/crowding-distances.ts';
import { nonDominationRanks } from '../../pareto/non-domination-ranks.ts';

/** A trial that may have children. */
export interface Parent {
  readonly row: number;
  readonly rank: number;
  readonly crowding: number;
}

/** What a trial's note says of the generation that it belongs to. */
export const generationNote = 'nsga2Generation';

/**
 * The generations as a function of the trials. A trial belongs to the generation of its note, without one to the first. The next generation begins
 * when the one before has as many complete trials as the population; its parents are the best of those and of their own
 * parents.
 */
export class Populations {
  readonly #size: number;
  /** The parents of each generation, with what they were made from. */
  readonly #kept: { readonly key: string; readonly parents: readonly Parent[] }[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  /** The generation that a new trial belongs to, and its parents: none in the first. */
  current(history: TrialHistory): { readonly generation: number; readonly parents: readonly Parent[] } {
    const members = membersOf(history);
    let parents: readonly Parent[] = [];
    let key = `${history.layout} ${history.retold}`;
    for (let generation = 0; ; generation++) {
      const born = members[generation] ?? [];
      if (born.length < this.#size) return { generation, parents };
      key += ` ${born.length}`;
      const kept = this.#kept[generation];
      const made =
        kept?.key === key
          ? kept
          : { key, parents: select(history, [...parents.map(({ row }) => row), ...born], this.#size) };
      this.#kept[generation] = made;
      parents = made.parents;
    }
  }
}

/** The rows of the complete trials of each generation. */
function membersOf({ count, states, trials }: TrialHistory): number[][] {
  const members: number[][] = [];
  for (let row = 0; row < count; row++) {
    if (states[row] !== stateCodes.complete) continue;
    const noted = trials[row]?.note?.[generationNote];
    const generation = typeof noted === 'number' ? noted : 0;
    (members[generation] ??= []).push(row);
  }
  return members;
}

/** The best by rank, in the last rank those with the most room around them; each with its place in what it was chosen from. */
function select({ losses, violations }: TrialHistory, rows: readonly number[], size: number): Parent[] {
  const points = rows.map((row) => losses.map((column) => column[row] ?? Number.NaN));
  const ranks = nonDominationRanks(
    points,
    rows.map((row) => violations[row] ?? 0),
  );
  const fronts: number[][] = [];
  for (const [i, rank] of ranks.entries()) (fronts[rank] ??= []).push(i);
  const selected: Parent[] = [];
  for (const [rank, front] of fronts.entries()) {
    const crowding = crowdingDistances(front.map((i) => points[i] ?? []));
    const parents = front.map((i, at) => ({ row: rows[i] ?? 0, rank, crowding: crowding[at] ?? 0 }));
    if (selected.length + parents.length > size) parents.sort((a, b) => byCrowding(a, b) || a.row - b.row);
    selected.push(...parents.slice(0, size - selected.length));
    if (selected.length === size) break;
  }
  return selected;
}

/** The better of two first: the lower rank, in one rank the one with more room. */
export const compareParents = (a: Parent, b: Parent): number => a.rank - b.rank || byCrowding(a, b);

const byCrowding = (a: Parent, b: Parent): number => (a.crowding === b.crowding ? 0 : a.crowding > b.crowding ? -1 : 1);
