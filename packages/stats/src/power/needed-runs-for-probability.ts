import { invalidInput } from '@assay/base';
import { normalQuantile } from '../special/normal.ts';

/**
 * The runs a sample that Mann and Whitney's test needs to find P(x > y) = probability, one-sided: G. E. Noether's formula (JASA 82, 1987), as X. Bouthillier et al. (MLSys 2021) use it. 0.5: Infinity. Anything outside (0, 1):
 * InvalidInput.
 */
export function neededRunsForProbability(probability: number, { alpha = 0.05, power = 0.95 } = {}): number {
  for (const [name, value] of Object.entries({ probability, alpha, power }))
    if (!(value > 0 && value < 1)) throw invalidInput(name, `expected within 0 and 1, got ${value}`);
  const reach = normalQuantile(1 - alpha) + normalQuantile(power);
  return Math.ceil(reach ** 2 / (6 * (probability - 0.5) ** 2));
}
