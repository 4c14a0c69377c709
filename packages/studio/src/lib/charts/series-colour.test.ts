import { describe, expect, it } from 'vitest';
import { groupColours, runColours, seriesColour, seriesHues, seriesStyles } from './series-colour.ts';

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
  const ids = Array.from({ length: 40 }, (_, n) => idOf(n * 7919));

  it('gives a run the same hue whatever else is drawn, and in both themes the same one of its eight', () => {
    const all = seriesStyles(ids, 'light');
    for (const id of ids) {
      expect(all.get(id)?.colour).toBe(seriesStyles([id], 'light').get(id)?.colour);
      expect(seriesHues.light.indexOf(seriesColour(id, 'light'))).toBe(
        seriesHues.dark.indexOf(seriesColour(id, 'dark')),
      );
    }
    expect(new Set([...all.values()].map((style) => style.colour)).size).toBe(8);
  });

  it('tells up to three of one hue apart, whatever the order', () => {
    const hue = seriesColour(ids[0] ?? '', 'light');
    const same = ids.filter((id) => seriesColour(id, 'light') === hue).slice(0, 3);
    const styles = seriesStyles(same, 'light');
    expect(same.length).toBe(3);
    expect(new Set([...styles.values()].map((style) => JSON.stringify(style))).size).toBe(3);
    expect(seriesStyles(same.toReversed(), 'light')).toEqual(styles);
    expect(styles.get(same[0] ?? '')?.dash).toEqual([]);
  });

  it('gives eight runs that were made one after another a hue each, those that follow the same again', () => {
    const runs = ids.slice(0, 16).map((id, i) => ({ id, number: i + 31 }));
    const styles = seriesStyles(ids.slice(0, 16), 'dark', runColours(runs));
    const hues = runs.map(({ id }) => styles.get(id)?.colour);
    expect(new Set(hues.slice(3, 11)).size).toBe(8);
    expect(hues.slice(8)).toEqual(hues.slice(0, 8));
    const [first, ninth] = [styles.get(runs[0]?.id ?? ''), styles.get(runs[8]?.id ?? '')];
    expect([first?.dash, ninth?.dash]).toEqual([[], [6, 4]]);
    expect(runColours(runs, { [ids[0] ?? '']: '#123456' })[ids[0] ?? '']).toBe('#123456');
  });

  it('gives up to eight groups a hue each, whichever way they are sorted', () => {
    const groups = ids.slice(0, 8);
    const colours = groupColours(groups, 'light');
    expect(new Set(Object.values(colours)).size).toBe(8);
    expect(groupColours(groups.toReversed(), 'light')).toEqual(colours);
  });

  it('shows one of the eight that was chosen as the theme has it', () => {
    expect(seriesColour('a', 'dark', { a: seriesHues.light[2] ?? '' })).toBe(seriesHues.dark[2]);
  });

  it('takes the colour that was chosen', () => {
    expect(seriesStyles(ids, 'dark', { [ids[3] ?? '']: '#123456' }).get(ids[3] ?? '')?.colour).toBe('#123456');
  });
});
