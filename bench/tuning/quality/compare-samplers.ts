import { adjustPValues, wilcoxonSignedRank } from '@assay/stats';
import { halfOf } from '../tasks/all-tasks.ts';
import type { Half } from '../tasks/all-tasks.ts';
import type { Task } from '../tasks/task.ts';
import { iqmDifference } from './iqm-difference.ts';
import type { IqmDifference } from './iqm-difference.ts';
import type { ResultRow } from './result-rows.ts';
import { bestAfter, normalisedArea } from './score.ts';

/** Areas by sampler and seed. */
export interface TaskScores {
  readonly task: string;
  readonly half: Half;
  readonly areas: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Best loss less the minimum at the end, mean over seeds, by sampler. */
  readonly regrets: ReadonlyMap<string, number>;
}

/** A judged pair of samplers, on all tasks that both have seeds of. */
export interface Verdict {
  readonly iqm: IqmDifference;
  readonly seeds: number;
  readonly tasks: readonly TaskVerdict[];
}

export interface TaskVerdict {
  readonly task: string;
  readonly half: Half;
  readonly a: number;
  readonly b: number;
  /** Wilcoxon's signed rank over seeds, two-sided, after Holm over the tasks. */
  readonly p: number;
}

/** The scores of one setting: so many trials, so many pending. Random search, one after another, gives the yardstick. */
export function scoresOf(
  rows: readonly ResultRow[],
  tasks: readonly Task[],
  trials: number,
  pending: number,
): TaskScores[] {
  return tasks.flatMap((task) => {
    const ofTask = rows.filter((row) => row.task === task.name && row.trials >= trials);
    const random = median(
      ofTask.flatMap((row) => (row.sampler === 'random' && row.pending === 1 ? [bestAfter(row.best, trials)] : [])),
    );
    if (Number.isNaN(random)) return [];
    const yardstick = { minimum: task.minimum, random };
    const bySampler = Map.groupBy(
      ofTask.filter((row) => row.pending === pending),
      (row) => row.sampler,
    );
    const ofSamplers = <T>(what: (own: readonly ResultRow[]) => T): Map<string, T> =>
      new Map([...bySampler].map(([sampler, own]) => [sampler, what(own)]));
    return {
      task: task.name,
      half: halfOf(task.name),
      areas: ofSamplers((own) => new Map(own.map(({ seed, best }) => [seed, normalisedArea(best, yardstick, trials)]))),
      regrets: ofSamplers((own) => mean(own.map(({ best }) => bestAfter(best, trials) - task.minimum))),
    };
  });
}

/** Judges sampler `a` against `b`, seed by seed. Undefined where they have nothing in common. */
export function judge(scores: readonly TaskScores[], a: string, b: string): Verdict | undefined {
  const pairs = scores.flatMap(({ task, half, areas }) => {
    const [ofA, ofB] = [areas.get(a), areas.get(b)];
    const seeds = [...(ofA?.keys() ?? [])].filter((seed) => ofB?.has(seed));
    const of = (side: ReadonlyMap<number, number> | undefined): number[] => seeds.map((seed) => side?.get(seed) ?? NaN);
    return seeds.length === 0 ? [] : [{ task, half, a: of(ofA), b: of(ofB) }];
  });
  if (pairs.length === 0) return undefined;
  const adjusted = adjustPValues(
    pairs.map((pair) => wilcoxonSignedRank(pair.a, pair.b).pValue),
    'holm',
  );
  return {
    iqm: iqmDifference(
      pairs.map((pair) => pair.a),
      pairs.map((pair) => pair.b),
    ),
    seeds: Math.min(...pairs.map((pair) => pair.a.length)),
    tasks: pairs.map((pair, i) => ({ ...pair, a: mean(pair.a), b: mean(pair.b), p: adjusted[i] ?? NaN })),
  };
}

/** Each sampler's rank by its mean area (1 is best), averaged over the tasks that all samplers have. */
export function averageRanks(scores: readonly TaskScores[]): Map<string, number> {
  const samplers = [...new Set(scores.flatMap(({ areas }) => [...areas.keys()]))];
  const shared = scores.filter(({ areas }) => samplers.every((sampler) => areas.has(sampler)));
  const ranks = shared.map(({ areas }) => {
    const means = samplers.map((sampler) => mean([...(areas.get(sampler)?.values() ?? [])]));
    return means.map((own) => {
      const better = means.filter((other) => other > own).length;
      const equal = means.filter((other) => other === own).length;
      return better + (equal + 1) / 2;
    });
  });
  return new Map(samplers.map((sampler, i) => [sampler, mean(ranks.map((rank) => rank[i] ?? NaN))]));
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((x, y) => x - y);
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? NaN) + (sorted[Math.ceil(half)] ?? NaN)) / 2;
}
