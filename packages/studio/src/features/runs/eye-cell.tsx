import * as Popover from 'radix-ui/popover';
import { useState } from 'react';
import { seriesHues } from '../../lib/charts/series-colour.ts';
import { useTheme } from '../../lib/theme.ts';
import { useOpenOf } from './use-open-of.ts';

interface EyeCellProps {
  readonly id: string;
  readonly name: string;
  readonly isDrawn: boolean;
  readonly colour: string;
  readonly onTurn: (id: string) => void;
  readonly onSolo: (id: string) => void;
  readonly onPaint: (id: string, colour: string | undefined) => void;
}

/** Whether the curves of a row are drawn, and in which colour; with Alt, the eye draws this one alone. */
export function EyeCell({ id, name, isDrawn, colour, onTurn, onSolo, onPaint }: EyeCellProps) {
  const [isOpen, setIsOpen] = useOpenOf(id);
  const swatch = <span className="run-swatch" style={{ background: colour }} />;
  return (
    <span className="run-eye">
      <button
        type="button"
        tabIndex={-1}
        className="run-eye-button"
        aria-label={`Curves of ${name}`}
        aria-pressed={isDrawn}
        title={isDrawn ? 'Drawn. Hide its curves (e); Alt: only these' : 'Hidden. Draw its curves (e); Alt: only these'}
        onClick={(event) => (event.altKey ? onSolo(id) : onTurn(id))}
      >
        <EyeSign isOpen={isDrawn} />
      </button>
      {isOpen ? (
        <Popover.Root open onOpenChange={setIsOpen}>
          <Popover.Trigger className="run-swatch-button" tabIndex={-1} aria-label={`Colour of ${name}`}>
            {swatch}
          </Popover.Trigger>
          <Popover.Portal>
            <Popover.Content
              className="menu run-palette"
              aria-label={`Colour of ${name}`}
              align="start"
              collisionPadding={8}
              onKeyDown={(event) => event.stopPropagation()}
            >
              <Palette
                colour={colour}
                onPaint={(next) => {
                  onPaint(id, next);
                  setIsOpen(false);
                }}
              />
            </Popover.Content>
          </Popover.Portal>
        </Popover.Root>
      ) : (
        <button
          type="button"
          tabIndex={-1}
          className="run-swatch-button"
          aria-label={`Colour of ${name}`}
          aria-haspopup="dialog"
          onClick={() => setIsOpen(true)}
        >
          {swatch}
        </button>
      )}
    </span>
  );
}

interface PaletteProps {
  readonly colour: string;
  readonly onPaint: (colour: string | undefined) => void;
}

function Palette({ colour, onPaint }: PaletteProps) {
  const theme = useTheme();
  const [own, setOwn] = useState(colour);
  return (
    <>
      <div className="run-palette-hues">
        {seriesHues.light.map((hue, i) => (
          <button
            key={hue}
            type="button"
            className="run-swatch-button"
            aria-label={`Colour ${i + 1}: ${hue}`}
            aria-pressed={seriesHues[theme][i] === colour}
            onClick={() => onPaint(hue)}
          >
            <span className="run-swatch run-swatch-large" style={{ background: seriesHues[theme][i] }} />
          </button>
        ))}
      </div>
      <div className="run-palette-own">
        <input type="color" aria-label="Any colour" value={own} onChange={(event) => setOwn(event.target.value)} />
        <button type="button" className="button" onClick={() => onPaint(own)}>
          Use it
        </button>
        <button type="button" className="button" onClick={() => onPaint(undefined)}>
          Its usual colour
        </button>
      </div>
    </>
  );
}

export function EyeSign({ isOpen }: { readonly isOpen: boolean }) {
  return (
    <svg
      width="15"
      height="15"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      aria-hidden="true"
    >
      <path d="M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8z" />
      {isOpen ? <circle cx="8" cy="8" r="2.1" fill="currentColor" /> : <path d="M2.5 13.5l11-11" />}
    </svg>
  );
}
