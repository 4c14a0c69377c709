import { seededRandom } from '../support/random.ts';
import { metricName, parameterName, searchedValues, shares } from './seeded-runs.ts';
import type { SearchedValues } from './seeded-runs.ts';

export interface Search {
  readonly shape: SearchShape;
  /** The fraction of runs that match. */
  readonly selectivity: number;
  readonly filter: string;
  readonly matches: (run: SearchedValues) => boolean;
}

/** Which of the two conditions narrows the search. */
export const searchShapes = ['number parameter', 'text parameter', 'metric', 'both'] as const;
export type SearchShape = (typeof searchShapes)[number];

export const selectivities = [0.001, 0.01, 0.1, 0.5, 1] as const;

export const searchSort = `metrics.${metricName(1)} desc`;
export const pageSize = 100;

const parameter = `params.${parameterName(0)}`;
const share = `params.${parameterName(1)}`;
const metric = `metrics.${metricName(0)}`;

/** Searches of one shape and selectivity: alike, but never the same window, so that no answer can be kept from the last. */
export function searches(shape: SearchShape, selectivity: number, count: number): Search[] {
  const random = seededRandom(7 + Math.round(selectivity * 1000));
  return Array.from({ length: count }, (): Search => {
    const place = random();
    switch (shape) {
      case 'number parameter': {
        const window = windowOf(place, selectivity);
        const filter = `${between(parameter, window)} and ${metric} >= 0`;
        return { shape, selectivity, filter, matches: (run) => inside(run.number, window) };
      }
      case 'metric': {
        const window = windowOf(place, selectivity);
        const filter = `${parameter} >= 0 and ${between(metric, window)}`;
        return { shape, selectivity, filter, matches: (run) => inside(run.filtered, window) };
      }
      case 'both': {
        const window = windowOf(place, Math.sqrt(selectivity));
        const filter = `${between(parameter, window)} and ${between(metric, window)}`;
        return {
          shape,
          selectivity,
          filter,
          matches: (run) => inside(run.number, window) && inside(run.filtered, window),
        };
      }
      case 'text parameter': {
        const name = Object.entries(shares).find(([, fraction]) => fraction === selectivity)?.[0];
        const least = place * 1e-6;
        const condition = name === undefined ? `${share} != "none"` : `${share} = "${name}"`;
        const filter = `${condition} and ${metric} >= ${least}`;
        return {
          shape,
          selectivity,
          filter,
          matches: (run) => (name === undefined || run.share === name) && run.filtered >= least,
        };
      }
    }
  });
}

interface Window {
  readonly from: number;
  readonly to: number;
}

const windowOf = (place: number, width: number): Window => {
  const from = place * (1 - width);
  return { from, to: width === 1 ? 1.1 : from + width };
};
const between = (field: string, { from, to }: Window): string => `${field} >= ${from} and ${field} < ${to}`;
const inside = (value: number, { from, to }: Window): boolean => value >= from && value < to;

/** Answers searches of the first `count` seeded runs in memory: what the server's answers are held against. */
export class ExpectedAnswers {
  readonly #runs: readonly { readonly number: number; readonly values: SearchedValues }[];

  constructor(count: number) {
    this.#runs = Array.from({ length: count }, (_, number) => ({ number, values: searchedValues(number) })).toSorted(
      (a, b) => b.values.sorted - a.values.sorted,
    );
  }

  /** Names of the first page, in order. */
  firstPage(search: Search): string[] {
    const names: string[] = [];
    for (const { number, values } of this.#runs) {
      if (!search.matches(values)) continue;
      names.push(`seeded-${number}`);
      if (names.length === pageSize) break;
    }
    return names;
  }
}
