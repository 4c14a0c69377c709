import type { ConfusionMatrix } from '@assay/wire';
import { useState } from 'react';
import { diagonalShare, normalisations, type Normalisation } from '../../../lib/charts/confusion-shares.ts';
import { formatNumber } from '../../../lib/format/format-number.ts';
import { HeatMap } from '../../../widgets/heat-map/heat-map.tsx';

const words: Readonly<Record<Normalisation, string>> = { counts: 'Counts', rows: 'Shares of the true class' };

export function ConfusionPreview({ matrix }: { readonly matrix: ConfusionMatrix }) {
  const [by, setBy] = useState<Normalisation>('counts');
  const accuracy = diagonalShare(matrix.counts);
  return (
    <section aria-label={matrix.title ?? 'Confusion matrix'} style={{ display: 'grid', gap: 10 }}>
      <div className="page-head">
        <h3>{matrix.title ?? 'Confusion matrix'}</h3>
        {accuracy !== null && <span className="muted">accuracy {formatNumber(accuracy)}</span>}
        <label>
          <span className="visually-hidden">What the cells say</span>
          <select
            className="field"
            value={by}
            onChange={(event) => setBy(normalisations.find((each) => each === event.target.value) ?? 'counts')}
          >
            {normalisations.map((each) => (
              <option key={each} value={each}>
                {words[each]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <HeatMap
        labels={matrix.labels}
        counts={matrix.counts}
        by={by}
        rowTitle="True class"
        columnTitle="Predicted class"
      />
    </section>
  );
}
