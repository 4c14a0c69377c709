import type { PrecisionRecall, RocCurve } from '@assay/wire';
import { areaUnderCurve } from '../../../lib/charts/area-under-curve.ts';
import { styleAt } from '../../../lib/charts/series-colour.ts';
import { formatNumber } from '../../../lib/format/format-number.ts';
import { useTheme } from '../../../lib/theme.ts';
import { UnitChart } from '../../../widgets/unit-chart/unit-chart.tsx';

/** ROC curves with the area under each; the dashed line is guessing. */
export function RocPreview({ roc }: { readonly roc: RocCurve }) {
  const theme = useTheme();
  const curves = roc.curves.map((curve, i) => ({
    ...styleAt(i, theme),
    label: curve.label,
    figure: `AUC ${formatNumber(curve.areaUnderCurve ?? areaUnderCurve(curve.falsePositiveRate, curve.truePositiveRate))}`,
    x: curve.falsePositiveRate,
    y: curve.truePositiveRate,
  }));
  return (
    <UnitChart
      title={roc.title ?? 'ROC curve'}
      xTitle="False positive rate"
      yTitle="True positive rate"
      curves={curves}
      references={[{ x: [0, 1], y: [0, 1] }]}
    />
  );
}

/** Precision over recall with the average precision of each; the dashed lines are the precision of guessing. */
export function PrecisionRecallPreview({ curves: given }: { readonly curves: PrecisionRecall }) {
  const theme = useTheme();
  const curves = given.curves.map((curve, i) => ({
    ...styleAt(i, theme),
    label: curve.label,
    figure: curve.averagePrecision === null ? '' : `AP ${formatNumber(curve.averagePrecision)}`,
    x: curve.recall,
    y: curve.precision,
  }));
  const baselines = [...new Set(given.curves.map((curve) => curve.baseline))].filter((each) => each !== null);
  return (
    <UnitChart
      title={given.title ?? 'Precision–recall curve'}
      xTitle="Recall"
      yTitle="Precision"
      curves={curves}
      references={baselines.length > 3 ? [] : baselines.map((baseline) => ({ x: [0, 1], y: [baseline, baseline] }))}
    />
  );
}
