/** A test function of global optimisation on a box, to be minimised. */
export interface SyntheticFunction {
  readonly name: string;
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly minimum: number;
  readonly value: (x: readonly number[]) => number;
}

const { PI, cos, exp, sin, sqrt } = Math;

const at = (x: readonly number[], i: number): number => x[i] ?? NaN;
const sum = (x: readonly number[], term: (value: number, i: number) => number): number => {
  let total = 0;
  for (let i = 0; i < x.length; i++) total += term(at(x, i), i);
  return total;
};
const box = (low: number, high: number): Pick<SyntheticFunction, 'low' | 'high'> => ({
  low: Array.from({ length: 5 }, () => low),
  high: Array.from({ length: 5 }, () => high),
});

/**
 * Seven functions of the usual suites (Surjanovic and Bingham, Virtual Library of Simulation Experiments,
 * https://www.sfu.ca/~ssurjano/optimization.html): smooth with few optima, rugged, a curved valley, separable and not.
 */
export const syntheticFunctions: readonly SyntheticFunction[] = [
  { name: 'branin', low: [-5, 0], high: [10, 15], minimum: 0.39788735772973816, value: branin },
  {
    name: 'hartmann6',
    low: [0, 0, 0, 0, 0, 0],
    high: [1, 1, 1, 1, 1, 1],
    minimum: -3.322368011391339,
    value: hartmann6,
  },
  {
    name: 'ackley5',
    ...box(-32.768, 32.768),
    minimum: 0,
    value: (x) =>
      20 +
      Math.E -
      20 * exp(-0.2 * sqrt(sum(x, (v) => v * v) / x.length)) -
      exp(sum(x, (v) => cos(2 * PI * v)) / x.length),
  },
  { name: 'levy5', ...box(-10, 10), minimum: 0, value: levy },
  {
    name: 'rosenbrock5',
    ...box(-5, 10),
    minimum: 0,
    value: (x) => sum(x.slice(0, -1), (v, i) => 100 * (at(x, i + 1) - v * v) ** 2 + (1 - v) ** 2),
  },
  {
    name: 'styblinski5',
    ...box(-5, 5),
    minimum: -39.16616570377142 * 5,
    value: (x) => 0.5 * sum(x, (v) => v ** 4 - 16 * v * v + 5 * v),
  },
  {
    name: 'rastrigin5',
    ...box(-5.12, 5.12),
    minimum: 0,
    value: (x) => sum(x, (v) => 10 + v * v - 10 * cos(2 * PI * v)),
  },
];

function branin(x: readonly number[]): number {
  const [a, b] = [at(x, 0), at(x, 1)];
  return (b - (5.1 / (4 * PI * PI)) * a * a + (5 / PI) * a - 6) ** 2 + 10 * (1 - 1 / (8 * PI)) * cos(a) + 10;
}

const hartmannScale = [1, 1.2, 3, 3.2];
const hartmannWidth = [
  [10, 3, 17, 3.5, 1.7, 8],
  [0.05, 10, 17, 0.1, 8, 14],
  [3, 3.5, 1.7, 10, 17, 8],
  [17, 8, 0.05, 10, 0.1, 14],
];
const hartmannPlace = [
  [1312, 1696, 5569, 124, 8283, 5886],
  [2329, 4135, 8307, 3736, 1004, 9991],
  [2348, 1451, 3522, 2883, 3047, 6650],
  [4047, 8828, 8732, 5743, 1091, 381],
];

function hartmann6(x: readonly number[]): number {
  const inside = (i: number): number =>
    sum(x, (v, j) => at(hartmannWidth[i] ?? [], j) * (v - at(hartmannPlace[i] ?? [], j) / 10_000) ** 2);
  return -sum(hartmannScale, (scale, i) => scale * exp(-inside(i)));
}

function levy(x: readonly number[]): number {
  const w = x.map((v) => 1 + (v - 1) / 4);
  const last = at(w, w.length - 1);
  return (
    sin(PI * at(w, 0)) ** 2 +
    sum(w.slice(0, -1), (v) => (v - 1) ** 2 * (1 + 10 * sin(PI * v + 1) ** 2)) +
    (last - 1) ** 2 * (1 + sin(2 * PI * last) ** 2)
  );
}
