import { useState } from 'react';
import { curveDetail, type CurveDetail, type CurveNeeds } from '../../lib/charts/curve-budget.ts';

/**
 * How fine curves are asked for, kept as long as it serves: a page that is still finding its layout, or a window that is drawn a little
 * wider, asks for nothing anew.
 */
export function useCurveDetail(needs: CurveNeeds): CurveDetail {
  const wanted = curveDetail(needs);
  const [kept, setKept] = useState({ needs, detail: wanted });
  const { curveCount, needsMeans, widthPx } = kept.needs;
  const isSame = curveCount === needs.curveCount && needsMeans === needs.needsMeans;
  const isNear = wanted.buckets <= 1.3 * kept.detail.buckets && wanted.buckets >= kept.detail.buckets / 2;
  if (needs.widthPx <= 0 || (isSame && widthPx > 0 && isNear)) return kept.detail;
  setKept({ needs, detail: wanted });
  return wanted;
}
