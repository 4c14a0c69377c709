import type { CurveAnalysis } from '@assay/wire';

/** A place on a chart over steps, and what is there. */
export interface CurveNote {
  readonly x: number;
  readonly label: string;
}

/** The gravest of what is to be marked on a curve; undefined where it is best at its end. */
export function curveNote({
  best,
  last,
  plateau,
  worsening,
  overfitting,
  nonFinite,
}: CurveAnalysis): CurveNote | undefined {
  if (nonFinite !== null) return { x: nonFinite.step, label: `first ${nonFinite.value}` };
  if (overfitting !== null) return { x: overfitting.step, label: 'overfits from here' };
  if (worsening !== null) return { x: worsening.step, label: 'gets worse from here' };
  if (plateau !== null) return { x: plateau.step, label: 'no progress from here' };
  return best === null || best.step === last.step ? undefined : { x: best.step, label: 'best' };
}

/** The most important of what is said of a curve, as one line. */
export const curveWords = ({ words }: CurveAnalysis): string => words.slice(0, 2).join(' ');
