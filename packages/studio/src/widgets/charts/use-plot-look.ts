import { useMemo, useState, type RefCallback } from 'react';
import type { PlotLook } from '../../lib/plot/mark.ts';
import { axisSizePx } from '../../lib/plot/mark.ts';
import { useTheme } from '../../lib/theme.ts';

const tokens = ['text', 'muted', 'line', 'line-strong', 'bg', 'accent'] as const;

/** The colours and letters of an element as a canvas needs them: without variables. `ref` goes onto the element. */
export function usePlotLook(): { readonly ref: RefCallback<HTMLElement>; readonly look: PlotLook | undefined } {
  const theme = useTheme();
  const [element, setElement] = useState<HTMLElement | null>(null);
  const look = useMemo(() => (element === null ? undefined : lookOf(element, theme)), [element, theme]);
  return { ref: setElement, look };
}

function lookOf(element: HTMLElement, theme: PlotLook['theme']): PlotLook {
  // Only a property of the element itself is worked out by the browser; a variable comes back as it was written.
  const probe = document.createElement('span');
  element.append(probe);
  const colours = tokens.map((token) => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  const [text = '', muted = '', line = '', lineStrong = '', ground = '', accent = ''] = colours;
  const { fontFamily } = getComputedStyle(element);
  return {
    theme,
    text,
    muted,
    line,
    lineStrong,
    ground,
    accent,
    fontFamily,
    widthOf: measure(`${axisSizePx}px ${fontFamily}`),
  };
}

const kept = 5000;

function measure(font: string): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  const widths = new Map<string, number>();
  return (text) => {
    const known = widths.get(text);
    if (known !== undefined) return known;
    if (context !== null) context.font = font;
    const width = context?.measureText(text).width ?? text.length * 6;
    if (widths.size > kept) widths.clear();
    widths.set(text, width);
    return width;
  };
}
