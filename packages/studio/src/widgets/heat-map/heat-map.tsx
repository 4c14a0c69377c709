import { confusionShares, type Normalisation } from '../../lib/charts/confusion-shares.ts';
import { sequentialColour } from '../../lib/charts/sequential-colour.ts';
import { formatNumber } from '../../lib/format/format-number.ts';
import './heat-map.css';

interface HeatMapProps {
  readonly labels: readonly string[];
  readonly counts: readonly (readonly number[])[];
  readonly by: Normalisation;
  readonly rowTitle: string;
  readonly columnTitle: string;
}

const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

/** Counts of rows by columns as coloured cells; each says its number too. */
export function HeatMap({ labels, counts, by, rowTitle, columnTitle }: HeatMapProps) {
  const shares = confusionShares(counts, by);
  const classes = labels.map((label, place) => ({ label, place }));
  return (
    <div
      className="heat-map-frame"
      tabIndex={0}
      role="region"
      aria-label={`${rowTitle} by ${columnTitle.toLowerCase()}`}
    >
      <table className="heat-map">
        <caption>
          {rowTitle} ↓ {columnTitle} →
        </caption>
        <thead>
          <tr>
            <th aria-hidden="true" />
            {classes.map(({ label, place }) => (
              <th key={place} scope="col" title={label}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map(({ label, place: row }) => (
            <tr key={row}>
              <th scope="row" title={label}>
                {label}
              </th>
              {classes.map(({ label: other, place: column }) => {
                const share = shares[row]?.[column] ?? 0;
                const count = counts[row]?.[column] ?? 0;
                const { ground, text } = sequentialColour(share);
                return (
                  <td
                    key={column}
                    data-diagonal={row === column}
                    style={{ background: ground, color: text }}
                    title={`${label} taken for ${other}: ${formatNumber(count)} (${percent.format(share)})`}
                  >
                    {by === 'rows' ? percent.format(share) : formatNumber(count)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
