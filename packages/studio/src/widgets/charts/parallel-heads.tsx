import * as Popover from 'radix-ui/popover';
import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { movedAxis, type ArrangedAxis, type AxisBrushes } from '../../lib/plot/parallel-axes.ts';
import type { AxisPlace } from '../../lib/plot/parallel-axis-marks.ts';
import type { ParallelPlot } from '../../lib/plot/parallel-plot.ts';
import { AxisSettings } from './axis-settings.tsx';
import './parallel-heads.css';

interface ParallelHeadsProps {
  readonly plot: ParallelPlot;
  readonly brushes: AxisBrushes;
  readonly onBrush: (brushes: AxisBrushes) => void;
  readonly colourKey: string | undefined;
  readonly onColour: ((key: string) => void) | undefined;
  readonly onArrange: (arrangement: readonly ArrangedAxis[]) => void;
}

const dragFromPx = 4;

interface HeadDrag {
  readonly key: string;
  readonly startX: number;
  readonly byPx: number;
}

/**
 * Buttons over the names of the axes: a drag or an arrow key moves the axis, a click opens its settings. They are clear,
 * for the names themselves belong to the drawing.
 */
export function ParallelHeads({ plot, brushes, onBrush, colourKey, onColour, onArrange }: ParallelHeadsProps) {
  const { axes, gapPx } = plot;
  const [drag, setDrag] = useState<HeadDrag | undefined>();
  const [openKey, setOpenKey] = useState<string | undefined>();
  const arrangement = axes.map(({ placed }): ArrangedAxis => ({
    key: placed.axis.key,
    isLog: placed.isLog,
    isFlipped: placed.isFlipped,
  }));
  const move = (key: string, by: number): void => {
    const from = arrangement.findIndex((axis) => axis.key === key);
    if (by !== 0) onArrange(movedAxis(arrangement, key, from + by));
  };
  const change = (key: string, changed: Partial<ArrangedAxis>): void =>
    onArrange(arrangement.map((axis) => (axis.key === key ? { ...axis, ...changed } : axis)));
  const headPx = Math.min(gapPx - 4, 160);

  const onPointerDown = (event: PointerEvent, key: string): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ key, startX: event.clientX, byPx: 0 });
  };
  const onPointerUp = (key: string): void => {
    if (drag !== undefined && isDrag(drag)) move(key, Math.round(drag.byPx / gapPx));
    // The click that follows is none where the axis was moved.
    else setOpenKey(openKey === key ? undefined : key);
    setDrag(undefined);
  };
  const onKeyDown = (event: KeyboardEvent, key: string): void => {
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      event.preventDefault();
      move(key, event.key === 'ArrowLeft' ? -1 : 1);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      setOpenKey(openKey === key ? undefined : key);
    }
  };
  const nameOf = ({ placed }: AxisPlace): string => placed.axis.column.title;
  return axes.map((axis, place) => {
    const { key } = axis.placed.axis;
    const isDragged = drag?.key === key && isDrag(drag);
    return (
      <Popover.Root key={key} open={openKey === key} onOpenChange={(isOpen) => !isOpen && setOpenKey(undefined)}>
        <Popover.Anchor asChild>
          <button
            type="button"
            className="parallel-head no-print"
            data-dragged={isDragged}
            style={{ left: axis.x - headPx / 2, width: headPx, translate: isDragged ? `${drag.byPx}px` : undefined }}
            aria-label={`Axis ${nameOf(axis)}, ${place + 1} of ${axes.length}. Arrow keys move it.`}
            aria-haspopup="dialog"
            aria-expanded={openKey === key}
            title={nameOf(axis)}
            onPointerDown={(event) => onPointerDown(event, key)}
            onPointerMove={(event) => drag?.key === key && setDrag({ ...drag, byPx: event.clientX - drag.startX })}
            onPointerUp={() => onPointerUp(key)}
            onPointerCancel={() => setDrag(undefined)}
            onKeyDown={(event) => onKeyDown(event, key)}
          >
            {isDragged ? nameOf(axis) : ''}
          </button>
        </Popover.Anchor>
        <Popover.Portal>
          <Popover.Content
            className="parallel-settings"
            sideOffset={4}
            collisionPadding={8}
            aria-label={`Settings of ${nameOf(axis)}`}
            onPointerDownOutside={(event) => {
              // A press on the same head closes it by itself.
              if (event.target instanceof Element && event.target.closest('.parallel-head') !== null)
                event.preventDefault();
            }}
          >
            <AxisSettings
              axis={axis}
              isColour={colourKey === key}
              brush={brushes[key]}
              onChange={(changed) => change(key, changed)}
              onMove={(by) => move(key, by)}
              onBrush={onBrush}
              brushes={brushes}
              onColour={onColour}
            />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    );
  });
}

const isDrag = ({ byPx }: HeadDrag): boolean => Math.abs(byPx) >= dragFromPx;
