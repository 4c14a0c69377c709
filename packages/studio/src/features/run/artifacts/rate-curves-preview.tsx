import type { PrecisionRecall, RocCurve } from '@assay/wire';
import { Suspense, useMemo } from 'react';
import { areaUnderCurve } from '../../../lib/charts/area-under-curve.ts';
import { averagePrecision } from '../../../lib/charts/average-precision.ts';
import { styleAt } from '../../../lib/charts/series-colour.ts';
import { formatNumber } from '../../../lib/format/format-number.ts';
import type { RateCurves } from '../../../lib/plot/curve-plot.ts';
import { useTheme } from '../../../lib/theme.ts';
import { CurveChart } from '../../../widgets/charts/lazy-charts.tsx';
import { Skeleton } from '../../../widgets/skeleton.tsx';

const heightPx = 420;

/** ROC curves with the area under each; the dashed line is guessing. */
export function RocPreview({ roc }: { readonly roc: RocCurve }) {
  const theme = useTheme();
  const data = useMemo(
    (): RateCurves => ({
      xTitle: 'False positive rate',
      yTitle: 'True positive rate',
      hasDiagonal: true,
      curves: roc.curves.map((curve, i) => ({
        ...styleAt(i, theme),
        id: String(i),
        label: curve.label,
        figure: areaText(curve.areaUnderCurve ?? areaUnderCurve(curve.falsePositiveRate, curve.truePositiveRate)),
        x: curve.falsePositiveRate,
        y: curve.truePositiveRate,
        thresholds: curve.thresholds ?? [],
      })),
    }),
    [roc, theme],
  );
  return <Curves title={roc.title ?? 'ROC curve'} data={data} />;
}

const areaText = (area: number | undefined): string =>
  area === undefined ? 'no AUC: one class only' : `AUC ${formatNumber(area)}`;

/** Precision over recall with the average precision of each; the dashed lines are the precision of guessing. */
export function PrecisionRecallPreview({ curves }: { readonly curves: PrecisionRecall }) {
  const theme = useTheme();
  const data = useMemo(
    (): RateCurves => ({
      xTitle: 'Recall',
      yTitle: 'Precision',
      isStepped: true,
      curves: curves.curves.map((curve, i) => ({
        ...styleAt(i, theme),
        id: String(i),
        label: curve.label,
        figure: `AP ${formatNumber(curve.averagePrecision ?? averagePrecision(curve.recall, curve.precision))}`,
        x: curve.recall,
        y: curve.precision,
        thresholds: curve.thresholds ?? [],
        baseline: curve.baseline,
      })),
    }),
    [curves, theme],
  );
  return <Curves title={curves.title ?? 'Precision–recall curve'} data={data} />;
}

const Curves = ({ title, data }: { readonly title: string; readonly data: RateCurves }) => (
  <Suspense fallback={<Skeleton rows={8} />}>
    <CurveChart title={title} heightPx={heightPx} data={data} />
  </Suspense>
);
