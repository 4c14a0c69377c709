import { useState } from 'react';
import {
  toggleWord,
  withBrush,
  type ArrangedAxis,
  type AxisBrush,
  type AxisBrushes,
} from '../../lib/plot/parallel-axes.ts';
import type { AxisPlace } from '../../lib/plot/parallel-axis-marks.ts';

interface AxisSettingsProps {
  readonly axis: AxisPlace;
  readonly brush: AxisBrush | undefined;
  readonly brushes: AxisBrushes;
  readonly isColour: boolean;
  readonly onChange: (changed: Partial<ArrangedAxis>) => void;
  readonly onMove: (by: number) => void;
  readonly onBrush: (brushes: AxisBrushes) => void;
  readonly onColour: ((key: string) => void) | undefined;
}

const mostWords = 200;

/** How one axis is drawn and what is brushed on it, for those who do not drag. */
export function AxisSettings({
  axis,
  brush,
  brushes,
  isColour,
  onChange,
  onMove,
  onBrush,
  onColour,
}: AxisSettingsProps) {
  const { placed } = axis;
  const { key, kind } = placed.axis;
  return (
    <div className="axis-settings">
      <h3>{placed.axis.column.title}</h3>
      {kind === 'number' && (
        <label>
          <input type="checkbox" checked={placed.isLog} onChange={() => onChange({ isLog: !placed.isLog })} />{' '}
          Logarithmic
        </label>
      )}
      <label>
        <input type="checkbox" checked={placed.isFlipped} onChange={() => onChange({ isFlipped: !placed.isFlipped })} />{' '}
        Upside down
      </label>
      {onColour !== undefined && (
        <label>
          <input type="checkbox" checked={isColour} disabled={isColour} onChange={() => onColour(key)} /> Colours the
          lines
        </label>
      )}
      <div className="axis-settings-row">
        <button type="button" className="button" onClick={() => onMove(-1)}>
          Move left
        </button>
        <button type="button" className="button" onClick={() => onMove(1)}>
          Move right
        </button>
      </div>
      {kind === 'number' ? (
        <RangeFields
          key={brush?.kind === 'range' ? brush.range.join() : ''}
          range={brush?.kind === 'range' ? brush.range : undefined}
          domain={placed.domain}
          onRange={(range) => onBrush(withBrush(brushes, key, range))}
        />
      ) : (
        <ul className="axis-settings-words" aria-label="Left in">
          {placed.words.slice(0, mostWords).map((word) => (
            <li key={word}>
              <label>
                <input
                  type="checkbox"
                  checked={brush?.kind === 'words' && brush.words.includes(word)}
                  onChange={() => onBrush(toggleWord(brushes, key, word))}
                />{' '}
                {word}
              </label>
            </li>
          ))}
          {placed.words.length > mostWords && <li className="muted">{placed.words.length - mostWords} more</li>}
        </ul>
      )}
      {brush !== undefined && (
        <button type="button" className="button" onClick={() => onBrush(withBrush(brushes, key, undefined))}>
          Leave all in
        </button>
      )}
    </div>
  );
}

interface RangeFieldsProps {
  readonly range: readonly [number, number] | undefined;
  readonly domain: readonly [number, number];
  readonly onRange: (range: readonly [number, number]) => void;
}

function RangeFields({ range, domain, onRange }: RangeFieldsProps) {
  const [from, setFrom] = useState(range === undefined ? '' : String(range[0]));
  const [to, setTo] = useState(range === undefined ? '' : String(range[1]));
  const submit = (): void => {
    const least = from.trim() === '' ? domain[0] : Number(from);
    const greatest = to.trim() === '' ? domain[1] : Number(to);
    if (!Number.isNaN(least) && !Number.isNaN(greatest))
      onRange(least <= greatest ? [least, greatest] : [greatest, least]);
  };
  return (
    <form
      className="axis-settings-row"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label>
        From{' '}
        <input
          className="field"
          inputMode="decimal"
          size={8}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
      </label>
      <label>
        to{' '}
        <input
          className="field"
          inputMode="decimal"
          size={8}
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
      </label>
      <button type="submit" className="button">
        Brush
      </button>
    </form>
  );
}
