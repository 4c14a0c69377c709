import { describe, expect, it } from 'vitest';
import { seriesHues, seriesStyles, styleCount } from './series-colour.ts';

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe.each([
  ['light', ['#FFFFFF', '#F7F8FA']],
  ['dark', ['#0F1216', '#161A20']],
] as const)('hues of the %s theme', (theme, grounds) => {
  it.each(seriesHues[theme])('%s stands 3:1 against the ground', (hue) => {
    for (const ground of grounds) expect(contrast(hue, ground)).toBeGreaterThanOrEqual(3);
  });
});

const idOf = (n: number): string => `0190a3f0c0de7000${n.toString(16).padStart(16, '0')}`;

describe('seriesStyles', () => {
  it('gives each run of a chart a style of its own, whatever the order', () => {
    const runIds = Array.from({ length: styleCount }, (_, n) => idOf(n * 7919));
    const styles = seriesStyles(runIds, 'light');
    expect(new Set([...styles.values()].map((style) => JSON.stringify(style))).size).toBe(styleCount);
    expect(seriesStyles(runIds.toReversed(), 'light')).toEqual(styles);
  });

  it('goes round when there are more runs than styles', () => {
    const runIds = Array.from({ length: styleCount * 2 + 3 }, (_, n) => idOf(n));
    expect(seriesStyles(runIds, 'dark').size).toBe(runIds.length);
  });

  it('keeps the style of a run when a younger one joins', () => {
    const [old, young] = [idOf(1), idOf(2)];
    expect(seriesStyles([young, old], 'light').get(old)).toEqual(seriesStyles([old], 'light').get(old));
  });
});
