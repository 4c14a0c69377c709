import { barShares } from '../../lib/charts/bar-shares.ts';
import { formatNumber } from '../../lib/format/format-number.ts';
import { MiddleText } from '../middle-text.tsx';
import './bar-list.css';

export interface Bar {
  readonly id: string;
  readonly label: string;
  readonly colour: string;
  /** null where it is not finite. */
  readonly value: number | null;
  /** Where it was logged, e.g. "step 200". */
  readonly place: string;
}

interface BarListProps {
  readonly label: string;
  readonly bars: readonly Bar[];
  readonly heightPx: number;
}

/** One value each, where a curve would be a dot: bars beside each other, or the figure alone. */
export function BarList({ label, bars, heightPx }: BarListProps) {
  const [only] = bars;
  if (only !== undefined && bars.length === 1) {
    return (
      <div className="bar-list-single" style={{ height: heightPx }} title={String(only.value)}>
        <span className="bar-list-figure">{textOf(only.value)}</span>
        <span className="muted">{only.place}</span>
      </div>
    );
  }
  const shares = barShares(bars.map((bar) => bar.value));
  return (
    <div className="bar-list" role="list" aria-label={label} tabIndex={0} style={{ maxHeight: heightPx }}>
      {bars.map((bar, i) => (
        <div key={bar.id} className="bar-list-row" role="listitem">
          <MiddleText text={bar.label} />
          <span className="bar-list-track">
            <span
              className="bar-list-bar"
              style={{ display: 'block', width: `${(shares[i] ?? 0) * 100}%`, background: bar.colour }}
            />
          </span>
          <span className="bar-list-value" title={`${bar.value ?? 'not finite'}, ${bar.place}`}>
            {textOf(bar.value)}
          </span>
        </div>
      ))}
    </div>
  );
}

const textOf = (value: number | null): string => (value === null ? 'not finite' : formatNumber(value));
