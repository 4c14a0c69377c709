import { useId } from 'react';
import { smoothingKinds, type Smoothing, type SmoothingKind } from '../../lib/charts/smoothing.ts';
import { oneOf } from '../../lib/view-state/view-state.ts';

interface Kind {
  readonly word: string;
  readonly greatest: number;
  readonly step: number;
  readonly usual: number;
  readonly hint: string;
}

const kinds: Readonly<Record<SmoothingKind, Kind>> = {
  ema: {
    word: 'EMA',
    greatest: 0.99,
    step: 0.01,
    usual: 0.6,
    hint: 'Average that forgets, point by point, as TensorBoard’s',
  },
  twema: {
    word: 'Time EMA',
    greatest: 0.999,
    step: 0.001,
    usual: 0.9,
    hint: 'Average that forgets by distance on the x axis',
  },
  gaussian: { word: 'Gaussian', greatest: 50, step: 1, usual: 5, hint: 'Weighted by a bell of this width in points' },
  mean: { word: 'Mean', greatest: 100, step: 1, usual: 10, hint: 'Mean of so many points around each' },
};

interface SmoothingChoiceProps {
  readonly smoothing: Smoothing | undefined;
  readonly onChange: (smoothing: Smoothing | undefined, how: 'step' | 'replace') => void;
}

/** How much curves are smoothed; 0: not at all. */
export function SmoothingChoice({ smoothing, onChange }: SmoothingChoiceProps) {
  const id = useId();
  const kind = smoothing?.kind ?? 'ema';
  const { greatest, step, hint } = kinds[kind];
  const amount = smoothing?.amount ?? 0;
  return (
    <span className="panel-toolbar-smoothing">
      <label htmlFor={id} className="muted">
        Smoothing
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={greatest}
        step={step}
        value={amount}
        title={hint}
        onChange={(event) => {
          const next = Number(event.target.value);
          onChange(next === 0 ? undefined : { kind, amount: next }, 'replace');
        }}
      />
      <output htmlFor={id} style={{ minWidth: '2.6em' }}>
        {amount === 0 ? 'off' : amount}
      </output>
      {smoothing !== undefined && (
        <select
          className="field"
          aria-label="Kind of smoothing"
          value={kind}
          onChange={(event) => {
            const next = oneOf(smoothingKinds, event.target.value) ?? 'ema';
            onChange({ kind: next, amount: kinds[next].usual }, 'step');
          }}
        >
          {smoothingKinds.map((each) => (
            <option key={each} value={each}>
              {kinds[each].word}
            </option>
          ))}
        </select>
      )}
    </span>
  );
}
