/** What CMA-ES works with in n dimensions and a population of a size: Hansen 2016 (arXiv 1604.00772), table 1 and equations 49–58. */
export interface CmaConstants {
  readonly dimensions: number;
  readonly population: number;
  /** One a rank, best first; those of the worse half are negative ("active" CMA). */
  readonly weights: readonly number[];
  readonly mueff: number;
  readonly c1: number;
  readonly cmu: number;
  readonly csigma: number;
  readonly dsigma: number;
  readonly cc: number;
  /** The expected length of a standard normal vector. */
  readonly chiN: number;
}

export const defaultPopulation = (dimensions: number): number => 4 + Math.floor(3 * Math.log(dimensions));

export function cmaConstants(dimensions: number, population = defaultPopulation(dimensions)): CmaConstants {
  const n = dimensions;
  const raw = Array.from({ length: population }, (_, i) => Math.log((population + 1) / 2) - Math.log(i + 1));
  const parents = Math.floor(population / 2);
  const [better, worse] = [raw.slice(0, parents), raw.slice(parents)];
  const mueff = sum(better) ** 2 / sumOfSquares(better);
  const mueffWorse = sum(worse) ** 2 / (sumOfSquares(worse) || 1);
  const c1 = 2 / ((n + 1.3) ** 2 + mueff);
  const cmu = Math.min(1 - c1 - 1e-8, (2 * (mueff - 2 + 1 / mueff)) / ((n + 2) ** 2 + mueff));
  const csigma = (mueff + 2) / (n + mueff + 5);
  const least = Math.min(1 + c1 / cmu, 1 + (2 * mueffWorse) / (mueff + 2), (1 - c1 - cmu) / (n * cmu));
  const positive = raw.reduce((total, weight) => total + Math.max(weight, 0), 0);
  const negative = raw.reduce((total, weight) => total + Math.max(-weight, 0), 0);
  return {
    dimensions,
    population,
    weights: raw.map((weight) => (weight >= 0 ? weight / positive : (least * weight) / negative)),
    mueff,
    c1,
    cmu,
    csigma,
    dsigma: 1 + 2 * Math.max(0, Math.sqrt((mueff - 1) / (n + 1)) - 1) + csigma,
    cc: (4 + mueff / n) / (n + 4 + (2 * mueff) / n),
    chiN: Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n)),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const sumOfSquares = (values: readonly number[]): number => values.reduce((total, value) => total + value * value, 0);
