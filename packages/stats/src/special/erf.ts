import { polynomial } from './polynomial.ts';

/**
 * Error functions by rational Chebyshev approximations: W. J. Cody, "Rational Chebyshev approximation for the error function",
 * Mathematics of Computation 23 (1969) 631–637, with the coefficients of his CALERF. Relative error a few 1e-16 in all three. NaN answers NaN.
 */

/** erf(x) = 2/√π ∫₀ˣ exp(−t²) dt, any real x. */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size <= centre) return erfOfSmall(x);
  if (Number.isNaN(x)) return x;
  const rest = size > 6 ? 0 : expOfMinusSquare(size) * scaledTail(size);
  return x < 0 ? rest - 1 : 1 - rest;
}

/** erfc(x) = 1 − erf(x), without loss where that is tiny; 0 beyond 26.6. */
export function erfc(x: number): number {
  if (Math.abs(x) <= centre) return 1 - erfOfSmall(x);
  if (Number.isNaN(x)) return x;
  const tail = Math.abs(x) > 27 ? 0 : expOfMinusSquare(x) * scaledTail(Math.abs(x));
  return x < 0 ? 2 - tail : tail;
}

/** erfcx(x) = exp(x²) erfc(x); infinite below −26.7. */
export function erfcx(x: number): number {
  if (Math.abs(x) <= centre) return Math.exp(x * x) * (1 - erfOfSmall(x));
  if (Number.isNaN(x)) return x;
  const tail = scaledTail(Math.abs(x));
  return x < 0 ? 2 / expOfMinusSquare(x) - tail : tail;
}

/** exp(−x²); x² is split in two so that its rounding does not count. */
export function expOfMinusSquare(x: number): number {
  const coarse = Math.trunc(x * 16) / 16;
  return Math.exp(-coarse * coarse) * Math.exp(-(x - coarse) * (x + coarse));
}

const centre = 0.46875;

function erfOfSmall(x: number): number {
  const square = x * x;
  return (x * polynomial(erfAbove, square)) / polynomial(erfBelow, square);
}

/** erfcx of x > 0.46875. */
function scaledTail(x: number): number {
  if (x <= 4) return polynomial(middleAbove, x) / polynomial(middleBelow, x);
  if (x > 1e8) return inverseRootPi / x;
  const inverse = 1 / (x * x);
  const correction = (inverse * polynomial(farAbove, inverse)) / polynomial(farBelow, inverse);
  return (inverseRootPi - correction) / x;
}

const inverseRootPi = 0.5641895835477563;

const erfAbove = [0.18577770618460315, 3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694];
const erfBelow = [1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171];
const middleAbove = [
  2.1531153547440383e-8, 0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001, 881.952221241769,
  1712.0476126340707, 2051.0783778260716, 1230.3393547979972,
];
const middleBelow = [
  1, 15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903, 3290.7992357334597,
  4362.619090143247, 3439.3676741437216, 1230.3393548037495,
];
const farAbove = [
  0.016315387137302097, 0.30532663496123236, 0.36034489994980445, 0.12578172611122926, 0.016083785148742275,
  0.0006587491615298378,
];
const farBelow = [
  1, 2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918,
];
