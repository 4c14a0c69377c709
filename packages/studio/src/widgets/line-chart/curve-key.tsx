import './line-chart.css';

/** A stroke in the style of a curve, to name it by. */
export function CurveKey({ colour, dash }: { readonly colour: string; readonly dash: readonly number[] }) {
  return (
    <svg className="line-chart-key" viewBox="0 0 16 8" aria-hidden="true">
      <path d="M0 4h16" stroke={colour} strokeWidth="2.5" strokeDasharray={dash.join(' ')} />
    </svg>
  );
}
