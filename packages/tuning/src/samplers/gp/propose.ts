import type { RandomStream } from '@assay/base';
import { minimizeBounded } from '../../numeric/minimize-bounded.ts';

/** Where points may lie: rows of coordinates in [0, 1], the index of a category, NaN where inactive. */
export interface Domain {
  readonly isCategorical: readonly boolean[];
  /** How many values each dimension has; Infinity where it is continuous. */
  readonly levels: readonly number[];
  /** A point of the space. */
  readonly draw: (random: RandomStream) => Float64Array;
  /** Moves a point to the nearest of the space (levels, branches); undefined where none is allowed. */
  readonly settle: (point: Float64Array) => Float64Array | undefined;
}

/** What is made large. `withGradient` writes the gradient by the coordinates. */
export interface Acquisition {
  readonly value: (point: Float64Array) => number;
  readonly withGradient: (point: Float64Array, gradient: Float64Array) => number;
}

export interface ProposeOptions {
  /** Good points, best first: their surroundings are looked at closely. */
  readonly incumbents: readonly Float64Array[];
  readonly drawn: number;
  readonly nearby: number;
  readonly starts: number;
}

/**
 * A point of the domain where the acquisition is large: the best of points drawn from the whole and around the incumbents, each made better
 * in turn by its gradient (continuous dimensions) and by trying values of one dimension (discrete ones). Answers
 * several, best first, all in the domain.
 */
export function propose(
  domain: Domain,
  acquisition: Acquisition,
  random: RandomStream,
  options: ProposeOptions,
): Float64Array[] {
  const pool: Scored[] = [];
  const add = (point: Float64Array | undefined): void => {
    if (point !== undefined) pool.push({ point, value: acquisition.value(point) });
  };
  for (let i = 0; i < options.drawn; i++) add(domain.draw(random));
  const { incumbents } = options;
  for (let i = 0; i < options.nearby && incumbents.length > 0; i++) {
    const from = incumbents[Math.min(random.below(incumbents.length), random.below(incumbents.length))] as Float64Array;
    add(domain.settle(disturb(from, domain, random)));
  }
  pool.sort((a, b) => b.value - a.value);
  const starts: Scored[] = [];
  for (const scored of pool) {
    if (starts.length >= options.starts) break;
    if (starts.every((other) => isApart(other.point, scored.point))) starts.push(scored);
  }
  const climbed = starts.map((start) => climb(domain, acquisition, start, random));
  return [...climbed, ...starts].sort((a, b) => b.value - a.value).map((scored) => scored.point);
}

interface Scored {
  readonly point: Float64Array;
  readonly value: number;
}

/** One dimension anew, or some dimensions moved by a distance between a third and a thousandth of the range. */
function disturb(from: Float64Array, domain: Domain, random: RandomStream): Float64Array {
  const d = from.length;
  const point = Float64Array.from(from);
  const anew = random.below(d);
  if (random.uniform() < 0.35) {
    redraw(point, anew, domain, random);
    return point;
  }
  const scale = 0.3 * Math.exp(-5.8 * random.uniform());
  const share = Math.max(2 / d, random.uniform());
  for (let j = 0; j < d; j++) {
    if (j !== anew && random.uniform() > share) continue;
    const levels = domain.levels[j] as number;
    if (domain.isCategorical[j] === true) {
      if (random.uniform() < scale) redraw(point, j, domain, random);
    } else {
      const size = Math.max(scale, levels === Infinity ? 0 : 1 / levels);
      point[j] = Math.min(1, Math.max(0, (point[j] as number) + size * random.normal()));
    }
  }
  return point;
}

function redraw(point: Float64Array, j: number, domain: Domain, random: RandomStream): void {
  if (domain.isCategorical[j] === true) point[j] = random.below(domain.levels[j] as number);
  else if (!Number.isNaN(point[j])) point[j] = random.uniform();
}

const isApart = (a: Float64Array, b: Float64Array): boolean =>
  a.some((value, j) => !(Math.abs(value - (b[j] as number)) < 0.01) && !(Number.isNaN(value) && Number.isNaN(b[j])));

/** Above so many values a discrete dimension is climbed as if it were continuous. */
const fewLevels = 16;

function climb(domain: Domain, acquisition: Acquisition, start: Scored, random: RandomStream): Scored {
  const d = start.point.length;
  const isSmooth = domain.levels.map((levels, j) => levels > fewLevels && domain.isCategorical[j] === false);
  const hasSteps = domain.levels.some((levels) => levels !== Infinity);
  let best = start;
  for (let round = 0; round < (hasSteps ? 2 : 1); round++) {
    const before = best.value;
    const free = isSmooth.map((smooth, j) => smooth && !Number.isNaN(best.point[j]));
    if (free.includes(true)) best = follow(domain, acquisition, best, free);
    for (let j = 0; j < d && hasSteps; j++) {
      // Also one that only a value tried before has made active: it is climbed in the next round.
      if (isSmooth[j] === true || Number.isNaN(best.point[j])) continue;
      for (const value of alternatives(best.point[j] as number, j, domain, random)) {
        const moved = Float64Array.from(best.point);
        moved[j] = value;
        const point = domain.settle(moved);
        const scored = point === undefined ? undefined : { point, value: acquisition.value(point) };
        if (scored !== undefined && scored.value > best.value) best = scored;
      }
    }
    if (best.value - before < 1e-3) break;
  }
  return best;
}

/** Up the gradient in the free dimensions; what does not settle on a better point of the domain is not taken. */
function follow(domain: Domain, acquisition: Acquisition, from: Scored, free: readonly boolean[]): Scored {
  const low = Float64Array.from(from.point, (value, j) => (free[j] === true ? 0 : value));
  const high = Float64Array.from(from.point, (value, j) => (free[j] === true ? 1 : value));
  const evaluate = (x: Float64Array, gradient: Float64Array): number => {
    const point = x.map((value, j) => (free[j] === true ? value : (from.point[j] as number)));
    const value = acquisition.withGradient(point, gradient);
    for (let j = 0; j < gradient.length; j++) gradient[j] = free[j] === true ? -(gradient[j] as number) : 0;
    return -value;
  };
  const start = from.point.map((value) => (Number.isNaN(value) ? 0 : value));
  const { x } = minimizeBounded(
    {
      low: low.map((value) => (Number.isNaN(value) ? 0 : value)),
      high: high.map((value) => (Number.isNaN(value) ? 0 : value)),
      evaluate,
      mostEvaluations: 30,
      gradientTolerance: 1e-2,
      valueTolerance: 1e-4,
    },
    start,
  );
  const point = domain.settle(x.map((value, j) => (free[j] === true ? value : (from.point[j] as number))));
  if (point === undefined) return from;
  const value = acquisition.value(point);
  return value > from.value ? { point, value } : from;
}

function alternatives(value: number, j: number, domain: Domain, random: RandomStream): number[] {
  const levels = domain.levels[j] as number;
  if (domain.isCategorical[j] === true) {
    const all = Array.from({ length: levels }, (_, index) => index).filter((index) => index !== value);
    return all.length <= fewLevels ? all : random.shuffle(all).slice(0, fewLevels);
  }
  return Array.from({ length: levels }, (_, index) => (index + 0.5) / levels);
}
