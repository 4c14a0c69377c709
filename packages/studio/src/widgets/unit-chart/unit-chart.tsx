import { useState } from 'react';
import { CurveKey } from '../line-chart/curve-key.tsx';
import { MiddleText } from '../middle-text.tsx';
import './unit-chart.css';
import { box, unitPath, unitX, unitY } from './unit-path.ts';

export interface UnitCurve {
  readonly label: string;
  /** What the legend says of it, e.g. its area. */
  readonly figure: string;
  readonly colour: string;
  readonly dash: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
}

interface UnitChartProps {
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly curves: readonly UnitCurve[];
  readonly references: readonly { readonly x: readonly number[]; readonly y: readonly number[] }[];
}

const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** Curves where both axes are shares, from 0 to 1. Pointing at an entry of the legend fades the others. */
export function UnitChart({ title, xTitle, yTitle, curves, references }: UnitChartProps) {
  const [pointed, setPointed] = useState<number | undefined>();
  const placed = curves.map((curve, place) => ({ curve, place }));
  const lines = references.map(({ x, y }) => unitPath(x, y));
  const label = `${title}: ${curves.map((curve) => `${curve.label} ${curve.figure}`).join(', ')}`;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <div className="unit-chart">
        <svg className="unit-chart-plot" viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={label}>
          {ticks.map((tick) => (
            <g key={tick} className="unit-chart-grid">
              <path d={`M${unitX(tick)} ${unitY(0)}V${unitY(1)}M${unitX(0)} ${unitY(tick)}H${unitX(1)}`} />
            </g>
          ))}
          {ticks.map((tick) => (
            <g key={tick} fill="currentColor">
              <text x={unitX(tick)} y={unitY(0) + 16} textAnchor="middle">
                {tick}
              </text>
              <text x={unitX(0) - 7} y={unitY(tick) + 4} textAnchor="end">
                {tick}
              </text>
            </g>
          ))}
          <text x={unitX(0.5)} y={box.height - 4} textAnchor="middle" fill="currentColor">
            {xTitle}
          </text>
          <text transform={`translate(11 ${unitY(0.5)}) rotate(-90)`} textAnchor="middle" fill="currentColor">
            {yTitle}
          </text>
          {lines.map((line) => (
            <path key={line} className="unit-chart-reference" d={line} />
          ))}
          {placed.map(({ curve, place: i }) => (
            <path
              key={i}
              className={
                pointed === undefined || pointed === i ? 'unit-chart-curve' : 'unit-chart-curve unit-chart-curve-faded'
              }
              stroke={curve.colour}
              strokeDasharray={curve.dash.join(' ')}
              d={unitPath(curve.x, curve.y)}
            />
          ))}
        </svg>
        <ul className="unit-chart-legend">
          {placed.map(({ curve, place: i }) => (
            <li
              key={i}
              className="unit-chart-entry"
              onPointerEnter={() => setPointed(i)}
              onPointerLeave={() => setPointed(undefined)}
            >
              <CurveKey colour={curve.colour} dash={curve.dash} />
              <span className="unit-chart-label">
                <MiddleText text={curve.label} />
              </span>
              <span>{curve.figure}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
