import { toWireNumber } from '@assay/base';
import type { CurveAnalysisAnswer, CurveValue } from '@assay/core';
import type { CurveAnalysis, CurveValue as WireValue } from '@assay/wire';

const valueOf = (place: CurveValue): WireValue => ({ ...place, value: toWireNumber(place.value) });

export const encodeCurveAnalysis = (analysis: CurveAnalysisAnswer): CurveAnalysis => ({
  ...analysis,
  first: valueOf(analysis.first),
  last: valueOf(analysis.last),
  best: analysis.best && valueOf(analysis.best),
  nonFinite: analysis.nonFinite && { ...analysis.nonFinite, value: toWireNumber(analysis.nonFinite.value) },
  target: analysis.target && {
    ...analysis.target,
    reached: analysis.target.reached && valueOf(analysis.target.reached),
    lasting: analysis.target.lasting && valueOf(analysis.target.lasting),
  },
});
