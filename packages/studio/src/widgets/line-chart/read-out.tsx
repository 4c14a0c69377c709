import type { SeriesAxis } from '@assay/wire';
import { formatNumber } from '../../lib/format/format-number.ts';
import { MiddleText } from '../middle-text.tsx';
import type { ChartCurve } from './chart-curve.ts';
import { CurveKey } from './curve-key.tsx';
import { formatX } from './x-axis.ts';

export interface Hover {
  readonly index: number;
  /** Of the pointer and of the chart's upper edge, in the window. */
  readonly leftPx: number;
  readonly topPx: number;
  /** Value under the pointer, to sort by nearness. */
  readonly y: number;
  readonly isRight: boolean;
}

interface ReadOutProps {
  readonly hover: Hover;
  readonly x: readonly number[];
  readonly curves: readonly ChartCurve[];
  readonly axis: SeriesAxis;
}

const maximumRows = 12;

/** The values under the pointer, nearest first. */
export function ReadOut({ hover, x, curves, axis }: ReadOutProps) {
  const at = x[hover.index];
  if (at === undefined) return null;
  const rows = curves
    .filter((curve) => curve.values[hover.index] !== undefined)
    .map((curve) => ({ curve, value: curve.values[hover.index] ?? null }))
    .sort((a, b) => distance(a.value, hover.y) - distance(b.value, hover.y));
  const heightPx = 30 + 20 * Math.min(rows.length, maximumRows + 1);
  const place = {
    top: Math.max(4, Math.min(hover.topPx + 4, window.innerHeight - heightPx - 8)),
    ...(hover.isRight ? { right: window.innerWidth - hover.leftPx + 12 } : { left: hover.leftPx + 12 }),
  };
  return (
    <div className="line-chart-read-out" style={place}>
      <div className="line-chart-read-out-x">{formatX(axis, at)}</div>
      {rows.slice(0, maximumRows).map(({ curve, value }) => (
        <div key={curve.id} className="line-chart-read-out-row">
          <CurveKey colour={curve.colour} dash={curve.dash} />
          <span className="line-chart-read-out-label">
            <MiddleText text={curve.label} />
          </span>
          <span className="line-chart-read-out-value">{value === null ? 'not finite' : formatNumber(value)}</span>
          {curves.length <= 3 && <Spread low={curve.low[hover.index]} high={curve.high[hover.index]} />}
        </div>
      ))}
      {rows.length > maximumRows && <div className="muted">{rows.length - maximumRows} more</div>}
    </div>
  );
}

function Spread({ low, high }: { readonly low: number | null | undefined; readonly high: number | null | undefined }) {
  if (typeof low !== 'number' || typeof high !== 'number' || low === high) return null;
  return (
    <span className="muted">
      {formatNumber(low)} … {formatNumber(high)}
    </span>
  );
}

const distance = (value: number | null, y: number): number =>
  value === null ? Number.POSITIVE_INFINITY : Math.abs(value - y);
