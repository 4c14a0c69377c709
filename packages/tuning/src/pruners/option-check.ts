import { invalidInput } from '@assay/base';

/** A whole number of at least `least`; `otherwise` where it is not given. Throws, naming the option. */
export function wholeOption(name: string, value: number | undefined, least: number, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (!Number.isSafeInteger(value) || value < least)
    throw invalidInput(`pruner.${name}`, `expected a whole number of at least ${least}, got ${value}`);
  return value;
}

/** A number from `least` to `most`, both included. */
export function numberOption(
  name: string,
  value: number | undefined,
  [least, most]: readonly [number, number],
  otherwise: number,
): number {
  if (value === undefined) return otherwise;
  if (!(value >= least && value <= most))
    throw invalidInput(
      `pruner.${name}`,
      most === Infinity
        ? `expected a number of at least ${least}, got ${value}`
        : `expected a number from ${least} to ${most}, got ${value}`,
    );
  return value;
}
