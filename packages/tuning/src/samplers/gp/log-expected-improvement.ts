import { erfcx } from '@assay/stats';

export interface LogImprovement {
  /** log E[max(0, z + standard normal)]. */
  readonly value: number;
  /** Its slope in z. */
  readonly slope: number;
}

/**
 * The logarithm of the expected improvement, z standard deviations above the mean, for any z without underflow: log(φ(z) + z Φ(z)) = log φ(z) +
 * log(1 + z m), m = Φ(z)/φ(z) = √(π/2) erfcx(-z/√2). Ament, Daulton, Eriksson, Balandat and Bakshy 2023 (arXiv 2310.20708).
 */
export function logImprovement(z: number): LogImprovement {
  if (z < -1e5) return { value: -0.5 * z * z - logRootTwoPi - 2 * Math.log(-z), slope: -z - 2 / z };
  if (z > 25) return { value: Math.log(z), slope: 1 / z };
  const mills = rootHalfPi * erfcx(-z * Math.SQRT1_2);
  const rest = 1 + z * mills;
  return { value: -0.5 * z * z - logRootTwoPi + Math.log(rest), slope: mills / rest };
}

const logRootTwoPi = 0.9189385332046727;
const rootHalfPi = 1.2533141373155003;
