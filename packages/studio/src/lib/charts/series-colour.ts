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
export const styleCount = hueCount * dashes.length;

/**
 * A style for each run of a chart, which depends on the run and hardly on the others: a run keeps its hue unless an
 * older run (ids sort by age) has it already. Lines are broken only when all hues are taken.
 */
export function seriesStyles(runIds: readonly string[], theme: Theme): ReadonlyMap<string, SeriesStyle> {
  const taken = new Set<number>();
  const styles = new Map<string, SeriesStyle>();
  for (const runId of [...new Set(runIds)].sort()) {
    if (taken.size === styleCount) taken.clear();
    const round = Math.floor(taken.size / hueCount) * hueCount;
    let hue = hashOf(runId) % hueCount;
    while (taken.has(round + hue)) hue = (hue + 1) % hueCount;
    const slot = round + hue;
    taken.add(slot);
    styles.set(runId, styleAt(slot, theme));
  }
  return styles;
}

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
