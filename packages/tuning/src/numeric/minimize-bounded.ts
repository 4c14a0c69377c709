export interface BoundedProblem {
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** The value at x, its gradient written into `gradient`. Infinity or NaN where x is out of the question. */
  readonly evaluate: (x: Float64Array, gradient: Float64Array) => number;
  /** Evaluations; 100 when not given. */
  readonly mostEvaluations?: number;
  /** Ends where no free component of the gradient is greater; 1e-5 when not given. */
  readonly gradientTolerance?: number;
  /** Ends where a step gains less, relative to the value's size; 1e-9 when not given. */
  readonly valueTolerance?: number;
}

export interface BoundedMinimum {
  readonly x: Float64Array;
  readonly value: number;
}

/**
 * A local minimum in a box, from a start: L-BFGS on the variables that are not held at a bound, with a projected backtracking line
 * search (Nocedal and Wright, Numerical Optimization, 2nd ed., algorithms 7.4 and 16.5, in the spirit of Byrd, Lu, Nocedal and Zhu
 * 1995). Never answers a point outside the box or worse than its start.
 */
export function minimizeBounded(problem: BoundedProblem, start: Float64Array): BoundedMinimum {
  const { low, high, evaluate, mostEvaluations = 100, gradientTolerance = 1e-5, valueTolerance = 1e-9 } = problem;
  const n = start.length;
  let x: Float64Array = clamp(start, low, high);
  let gradient: Float64Array = new Float64Array(n);
  let value = evaluate(x, gradient);
  let evaluations = 1;
  const memory: Pair[] = [];
  const direction = new Float64Array(n);
  const held = new Uint8Array(n);

  while (evaluations < mostEvaluations && Number.isFinite(value)) {
    if (holdBounds(x, gradient, low, high, held) <= gradientTolerance) break;
    descend(direction, gradient, held, memory);
    if (!(dot(direction, gradient) < 0)) {
      memory.length = 0;
      descend(direction, gradient, held, memory);
    }
    let step = memory.length === 0 ? Math.min(1, 0.5 / Math.sqrt(dot(direction, direction))) : 1;
    let next: { x: Float64Array; gradient: Float64Array; value: number } | undefined;
    for (let halvings = 0; halvings < 20 && evaluations < mostEvaluations; halvings++, step *= 0.4) {
      const tried = clamp(
        x.map((xi, i) => xi + step * (direction[i] as number)),
        low,
        high,
      );
      const triedGradient = new Float64Array(n);
      const triedValue = evaluate(tried, triedGradient);
      evaluations++;
      let slope = 0;
      for (let i = 0; i < n; i++) slope += (gradient[i] as number) * ((tried[i] as number) - (x[i] as number));
      if (triedValue <= value + 1e-4 * Math.min(0, slope) && slope < 0) {
        next = { x: tried, gradient: triedGradient, value: triedValue };
        break;
      }
    }
    if (next === undefined) {
      if (memory.length === 0) break;
      memory.length = 0;
      continue;
    }
    remember(memory, x, next.x, gradient, next.gradient);
    const gained = value - next.value;
    ({ x, gradient, value } = next);
    if (gained <= valueTolerance * Math.max(1, Math.abs(value))) break;
  }
  return { x, value };
}

interface Pair {
  readonly s: Float64Array;
  readonly y: Float64Array;
  readonly rho: number;
}

const mostPairs = 8;

/** Marks the variables whose bound stops the descent; answers the greatest component of the gradient of the others. */
function holdBounds(
  x: Float64Array,
  gradient: Float64Array,
  low: Float64Array,
  high: Float64Array,
  held: Uint8Array,
): number {
  let greatest = 0;
  for (let i = 0; i < x.length; i++) {
    const g = gradient[i] as number;
    held[i] =
      ((x[i] as number) <= (low[i] as number) && g > 0) || ((x[i] as number) >= (high[i] as number) && g < 0) ? 1 : 0;
    if (held[i] === 0) greatest = Math.max(greatest, Math.abs(g));
  }
  return greatest;
}

/** The two-loop recursion, on the free variables alone. */
function descend(direction: Float64Array, gradient: Float64Array, held: Uint8Array, memory: readonly Pair[]): void {
  for (let i = 0; i < direction.length; i++) direction[i] = held[i] === 1 ? 0 : -(gradient[i] as number);
  const factors: number[] = [];
  for (const pair of memory.toReversed()) {
    const factor = pair.rho * dot(pair.s, direction);
    factors.push(factor);
    addScaled(direction, pair.y, -factor);
  }
  const newest = memory.at(-1);
  if (newest !== undefined) {
    const scale = 1 / (newest.rho * dot(newest.y, newest.y));
    for (let i = 0; i < direction.length; i++) direction[i] = scale * (direction[i] as number);
  }
  for (const pair of memory)
    addScaled(direction, pair.s, (factors.pop() as number) - pair.rho * dot(pair.y, direction));
  for (let i = 0; i < direction.length; i++) if (held[i] === 1) direction[i] = 0;
}

function remember(
  memory: Pair[],
  x: Float64Array,
  nextX: Float64Array,
  gradient: Float64Array,
  nextGradient: Float64Array,
): void {
  const s = nextX.map((xi, i) => xi - (x[i] as number));
  const y = nextGradient.map((g, i) => g - (gradient[i] as number));
  const curvature = dot(s, y);
  if (!(curvature > 1e-10 * Math.sqrt(dot(s, s) * dot(y, y)))) return;
  memory.push({ s, y, rho: 1 / curvature });
  if (memory.length > mostPairs) memory.shift();
}

function clamp(x: Float64Array, low: Float64Array, high: Float64Array): Float64Array {
  return Float64Array.from(x, (xi, i) => Math.min(Math.max(xi, low[i] as number), high[i] as number));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function addScaled(target: Float64Array, source: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] as number) + factor * (source[i] as number);
}
