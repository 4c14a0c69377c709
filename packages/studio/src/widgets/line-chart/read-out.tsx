import { useSyncExternalStore } from 'react';
import { exactText, type ReadRow } from '../../lib/charts/read-out.ts';
import { countOf, formatNumber } from '../../lib/format/format-number.ts';
import { CopyButton } from '../copy-button.tsx';
import { MiddleText } from '../middle-text.tsx';
import { showOnTop } from '../show-on-top.ts';
import type { ChartCurve } from './chart-curve.ts';
import { CurveKey } from './curve-key.tsx';
import type { ReadOutState, ReadOutStore } from './read-out-store.ts';

interface ReadOutProps {
  readonly store: ReadOutStore;
  readonly curves: readonly ChartCurve[];
  readonly onClose: () => void;
  /** A line of the pinned read-out is pointed at, or (undefined) none any more. */
  readonly onPoint: (curveId: string | undefined) => void;
}

const maximumRows = 12;

/** The values under the pointer, nearest first. When pinned it stays, and its lines can be copied. */
export function ReadOut({ store, curves, onClose, onPoint }: ReadOutProps) {
  const state = useSyncExternalStore(store.subscribe, store.get);
  if (state === undefined) return null;
  const { place, isPinned } = state;
  const rows = place.rows.slice(0, maximumRows);
  const rest = place.rows.length - rows.length;
  const texts = rows.map((row) => ({ row, curve: curves[row.curve], text: rowText(row, curves[row.curve]) }));
  return (
    <div
      popover="manual"
      ref={showOnTop}
      className={isPinned ? 'line-chart-read-out line-chart-read-out-pinned' : 'line-chart-read-out'}
      style={placeOf(state)}
    >
      <div className="line-chart-read-out-x">
        <span>{place.xText}</span>
        {isPinned && (
          <>
            <CopyButton
              what="these values"
              text={[place.xText, ...texts.map(({ curve, text }) => `${curve?.label ?? ''}\t${text}`)].join('\n')}
            />
            <button type="button" className="button button-plain" aria-label="Close the read-out" onClick={onClose}>
              ×
            </button>
          </>
        )}
      </div>
      <div className="line-chart-read-out-rows">
        {texts.map(
          ({ row, curve }, rank) =>
            curve !== undefined && (
              <div
                key={curve.id}
                className="line-chart-read-out-row"
                onPointerEnter={() => onPoint(curve.id)}
                onPointerLeave={() => onPoint(undefined)}
              >
                <CurveKey colour={curve.colour} dash={curve.dash} />
                <span className="line-chart-read-out-label">
                  <MiddleText text={curve.label} />
                </span>
                <Figures row={row} curve={curve} isExact={isPinned || rank === 0} />
                {isPinned && (
                  <CopyButton
                    what={`the value of ${curve.label}`}
                    text={`${curve.label}\t${place.x}\t${row.value ?? `${row.min}\t${row.max}`}`}
                  />
                )}
              </div>
            ),
        )}
      </div>
      {rest > 0 && <div className="muted">{rest} more</div>}
    </div>
  );
}

interface FiguresProps {
  readonly row: ReadRow;
  readonly curve: ChartCurve;
  /** Else to four digits. */
  readonly isExact: boolean;
}

function Figures({ row, curve, isExact }: FiguresProps) {
  const { value, smoothed, nonFinite } = row;
  const text = isExact ? exactText : formatNumber;
  const isFinite = value !== undefined && Number.isFinite(value);
  const isSmoothed = smoothed !== undefined && isFinite;
  const spread = spreadText(row, curve, text);
  const more = [
    isSmoothed ? text(value) : undefined,
    value === undefined ? undefined : spread,
    nonFinite > 0 && isFinite ? `${nonFinite} not finite` : undefined,
  ].filter((part) => part !== undefined);
  const main = value === undefined ? spread : isFinite ? text(isSmoothed ? smoothed : value) : 'not finite';
  return (
    <>
      <span className="line-chart-read-out-value">{main}</span>
      <span className="line-chart-read-out-more">{more.join(', ')}</span>
    </>
  );
}

function spreadText(
  { min, max }: ReadRow,
  curve: ChartCurve | undefined,
  text: (value: number) => string = exactText,
): string | undefined {
  if (!(min < max)) return undefined;
  const words = curve?.spreadLabel === undefined ? '' : ` ${curve.spreadLabel}`;
  return `${text(min)} … ${text(max)}${words}`;
}

function rowText(row: ReadRow, curve: ChartCurve | undefined): string {
  const { value, nonFinite, count } = row;
  const parts = [
    value === undefined ? undefined : Number.isFinite(value) ? exactText(value) : 'not finite',
    spreadText(row, curve),
    count !== undefined && count > 1 && curve?.spreadLabel === undefined ? countOf(count, 'point') : undefined,
    nonFinite > 0 && Number.isFinite(value) ? `${nonFinite} not finite` : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** Says the point that keys have reached. */
export function SpokenReadOut({ store, curves }: Pick<ReadOutProps, 'store' | 'curves'>) {
  const state = useSyncExternalStore(store.subscribe, store.get);
  const [first] = state?.place.rows ?? [];
  const curve = first && curves[first.curve];
  const words =
    state?.isByKey === true && first !== undefined
      ? `${curve?.label ?? ''}, ${state.place.xText}: ${rowText(first, curve)}`
      : '';
  return (
    <p className="visually-hidden" aria-live="polite">
      {words}
    </p>
  );
}

/** Beside the crosshair, on the side with more room, within the window. */
function placeOf({ place, leftPx, topPx }: ReadOutState): { top: number; left?: number; right?: number } {
  const heightPx = 34 + 20 * Math.min(place.rows.length, maximumRows + 1);
  const top = Math.max(4, Math.min(topPx + 4, window.innerHeight - heightPx - 8));
  return leftPx > window.innerWidth / 2 ? { top, right: window.innerWidth - leftPx + 12 } : { top, left: leftPx + 12 };
}
