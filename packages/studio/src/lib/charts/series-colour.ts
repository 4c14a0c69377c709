import type { Theme } from '../theme.ts';

/**
 * Eight hues after Okabe and Ito (2008), moved until each stands 3:1 or more against the ground of its theme. No grey
 * among them: grey means "not looked at".
 */
export const seriesHues: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#0072B2', '#C25E00', '#00835C', '#B0478A', '#2C8FC4', '#7F7000', '#6A4FC8', '#B5302A'],
  dark: ['#57A9E8', '#F0A045', '#34C79B', '#E390C2', '#8CD0F7', '#D6C945', '#AE97F7', '#FF8370'],
};

const dashes: readonly (readonly number[])[] = [[], [6, 4], [2, 3]];

export interface SeriesStyle {
  readonly colour: string;
  /** Lengths of stroke and gap in pixels; empty for an unbroken line. */
  readonly dash: readonly number[];
}

const hueCount = 8;

/**
 * A style for each curve of a chart. The hue follows from the id alone (of a run, from its number), so that it never changes with what
 * else is drawn, unless it was chosen; curves of one hue differ by their dash, the older one (ids sort by age) unbroken.
 */
export function seriesStyles(
  ids: readonly string[],
  theme: Theme,
  chosen: Readonly<Record<string, string>> = {},
): ReadonlyMap<string, SeriesStyle> {
  const bearers = new Map<string, number>();
  const styles = new Map<string, SeriesStyle>();
  for (const id of [...new Set(ids)].sort()) {
    const colour = seriesColour(id, theme, chosen);
    const before = bearers.get(colour) ?? 0;
    bearers.set(colour, before + 1);
    styles.set(id, { colour, dash: dashes[before % dashes.length] ?? [] });
  }
  return styles;
}

/** The hue that was chosen, or that of the key. One of the eight that was chosen is that of the theme. */
export function seriesColour(id: string, theme: Theme, chosen: Readonly<Record<string, string>> = {}): string {
  const own = chosen[id];
  if (own === undefined) return seriesHues[theme][hashOf(id) % hueCount] ?? '';
  const hue = seriesHues.light.indexOf(own.toUpperCase());
  return seriesHues[theme][hue] ?? own;
}

/** The hue of each run: of eight that were made one after another no two have the same. What was chosen goes before. */
export const runColours = (
  runs: readonly { readonly id: string; readonly number: number }[],
  chosen: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(runs.map(({ id, number }) => [id, seriesHues.light[(number - 1) % hueCount] ?? ''])),
  ...chosen,
});

/** Hues for the groups of a list: each its own up to eight, whichever way the list is sorted. */
export const groupColours = (ids: readonly string[], theme: Theme): Readonly<Record<string, string>> =>
  Object.fromEntries([...new Set(ids)].sort().map((id, i) => [id, seriesHues[theme][i % hueCount] ?? '']));

export const styleAt = (slot: number, theme: Theme): SeriesStyle => {
  const hues = seriesHues[theme];
  return {
    colour: hues[slot % hues.length] ?? '',
    dash: dashes[Math.floor(slot / hues.length) % dashes.length] ?? [],
  };
};

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
