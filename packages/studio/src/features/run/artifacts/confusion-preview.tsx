import type { ConfusionMatrix } from '@assay/wire';
import { Suspense, useMemo } from 'react';
import { HeatChart } from '../../../widgets/charts/lazy-charts.tsx';
import { Skeleton } from '../../../widgets/skeleton.tsx';

const [leastHeightPx, mostHeightPx, perClassPx, aroundPx] = [240, 680, 30, 130];

/** Counts of true classes by predicted ones, with precision and recall of each class. */
export function ConfusionPreview({ matrix }: { readonly matrix: ConfusionMatrix }) {
  const data = useMemo(
    () => ({
      rowTitle: 'True class',
      columnTitle: 'Predicted class',
      valueTitle: 'Counts',
      rows: matrix.labels,
      columns: matrix.labels,
      values: matrix.counts,
      isConfusion: true,
    }),
    [matrix],
  );
  const heightPx = Math.min(mostHeightPx, Math.max(leastHeightPx, aroundPx + perClassPx * matrix.labels.length));
  return (
    <Suspense fallback={<Skeleton rows={8} />}>
      <HeatChart title={matrix.title ?? 'Confusion matrix'} heightPx={heightPx} data={data} />
    </Suspense>
  );
}
