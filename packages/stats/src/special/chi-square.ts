import { gammaCdf, gammaDensity, gammaQuantile, gammaSurvival } from './gamma.ts';

/** The chi-square distribution with `df` > 0 degrees of freedom, as a gamma distribution of shape df/2 and scale 2. */

export const chiSquareDensity = (x: number, df: number): number => gammaDensity(x / 2, df / 2) / 2;

export const chiSquareCdf = (x: number, df: number): number => gammaCdf(x / 2, df / 2);

export const chiSquareSurvival = (x: number, df: number): number => gammaSurvival(x / 2, df / 2);

export const chiSquareQuantile = (p: number, df: number): number => 2 * gammaQuantile(p, df / 2);
