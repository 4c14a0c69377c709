import './sparkline.css';
import { sparklinePath } from '../lib/charts/sparkline-path.ts';

const [width, height] = [100, 18];

/** A curve the size of a word; empty without values. */
export function Sparkline({ values }: { readonly values: readonly (number | null | undefined)[] }) {
  return (
    <svg className="sparkline" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <path
        d={sparklinePath(values, width, height)}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        strokeLinejoin="round"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
