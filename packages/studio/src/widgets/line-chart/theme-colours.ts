import { chartColours, type ChartColours } from '../../lib/export-chart/chart-export.ts';
import type { Theme } from '../../lib/theme.ts';

interface ThemeColours {
  readonly colours: ChartColours;
  readonly fontFamily: string;
}

const known = new Map<Theme, ThemeColours>();

/** The colours of a theme, read from the page once: a page of many charts would else be laid out anew for each. */
export function themeColours(theme: Theme, place: Element): ThemeColours {
  const found = known.get(theme) ?? {
    colours: chartColours(place.parentElement ?? document.body),
    fontFamily: getComputedStyle(place).fontFamily,
  };
  known.set(theme, found);
  return found;
}
