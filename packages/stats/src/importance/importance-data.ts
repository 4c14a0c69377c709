import { invalidInput } from '@assay/base';

/** What values a parameter can have. Values of a categorical one are the places of its choices, 0 … choices − 1. */
export type ImportanceDomain =
  | {
      readonly kind: 'float' | 'int';
      readonly low: number;
      readonly high: number;
      readonly log?: boolean;
      /** The distance of its levels from `low` on; an int without one has 1. */
      readonly step?: number;
    }
  | { readonly kind: 'categorical'; readonly choices: number };

/** A parameter's value in each trial; NaN where the trial does not have it. */
export interface ImportanceColumn {
  readonly domain: ImportanceDomain;
  readonly values: ArrayLike<number>;
}

/** Finished trials as columns. A loss is what was minimised (the negative of what was maximised). */
export interface ImportanceData {
  readonly parameters: readonly ImportanceColumn[];
  readonly losses: ArrayLike<number>;
}

/**
 * Refuses, naming the place: columns of different lengths, a NaN loss, a value outside its domain, a domain that is none (low > high, a
 * logarithm of 0, no choice).
 */
export function checkImportanceData({ parameters, losses }: ImportanceData): void {
  for (let row = 0; row < losses.length; row++)
    if (Number.isNaN(losses[row])) throw invalidInput(`losses[${row}]`, 'expected a number, got NaN');
  for (const [i, { domain, values }] of parameters.entries()) {
    const path = `parameters[${i}]`;
    if (values.length !== losses.length)
      throw invalidInput(path, `expected ${losses.length} values, one a loss, got ${values.length}`);
    const [low, high] = boundsOf(domain);
    if (!(low <= high && Number.isFinite(high - low))) throw invalidInput(path, 'expected finite bounds, low <= high');
    if (domain.kind !== 'categorical' && domain.log === true && !(low > 0))
      throw invalidInput(path, 'expected a lower bound above 0 for a logarithmic parameter');
    const isChoice = domain.kind === 'categorical';
    for (let row = 0; row < values.length; row++) {
      const value = values[row] as number;
      if (value < low || value > high)
        throw invalidInput(`${path}.values[${row}]`, `expected a value within ${low} and ${high}, got ${value}`);
      if (isChoice && !Number.isNaN(value) && !Number.isInteger(value))
        throw invalidInput(`${path}.values[${row}]`, `expected the place of a choice, got ${value}`);
    }
  }
}

const boundsOf = (domain: ImportanceDomain): readonly [number, number] =>
  domain.kind === 'categorical' ? [0, domain.choices - 1] : [domain.low, domain.high];
