import { seriesHues } from '../charts/series-colour.ts';
import { sequentialColour } from '../charts/sequential-colour.ts';
import { axisScale, extentOfValues, type AxisScale } from './axis-scale.ts';
import { compareWords } from './category-order.ts';
import type { PlotLook } from './mark.ts';
import type { CategoryColumn, NumberColumn } from './plot-column.ts';

/** What items are coloured by: a colour of their own, a number, or a word. */
export type ItemColour =
  | { readonly by: 'own'; readonly colours: readonly string[] }
  | { readonly by: 'number'; readonly column: NumberColumn }
  | { readonly by: 'category'; readonly column: CategoryColumn };

export interface RampKey {
  readonly kind: 'ramp';
  readonly title: string;
  /** Of the values on a length of 0 to 1. */
  readonly scale: AxisScale;
}

export interface NamedColour {
  readonly name: string;
  readonly colour: string;
}

export interface NamesKey {
  readonly kind: 'names';
  readonly title: string;
  readonly names: readonly NamedColour[];
}

export interface ItemColours {
  readonly colours: readonly string[];
  readonly colourOf: Uint16Array;
  readonly key: RampKey | NamesKey | undefined;
}

const rampSteps = 64;
const mostNames = 24;

/** The colour of each item and the key to read them by. Items without the value that colours are muted. */
export function itemColours(colour: ItemColour | undefined, count: number, look: PlotLook): ItemColours {
  if (colour === undefined)
    return { colours: [seriesHues[look.theme][0] ?? ''], colourOf: new Uint16Array(count), key: undefined };
  switch (colour.by) {
    case 'own':
      return { ...ownColours(colour.colours, count), key: undefined };
    case 'number':
      return rampColours(colour.column, count, look);
    case 'category':
      return namedColours(colour.column, count, look);
  }
}

function ownColours(given: readonly string[], count: number): Pick<ItemColours, 'colours' | 'colourOf'> {
  const placeOf = new Map<string, number>();
  const colourOf = new Uint16Array(count);
  for (let i = 0; i < count; i++) {
    const colour = given[i] ?? '';
    const place = placeOf.get(colour) ?? placeOf.size;
    placeOf.set(colour, place);
    colourOf[i] = place;
  }
  return { colours: [...placeOf.keys()], colourOf };
}

function rampColours(column: NumberColumn, count: number, look: PlotLook): ItemColours {
  const { values, title } = column;
  const kind = column.scale ?? 'linear';
  const isDrawn = (value: number): boolean => Number.isFinite(value) && (kind !== 'log' || value > 0);
  const drawn = Array.from({ length: count }, (_, i) => values[i] ?? Number.NaN).filter(isDrawn);
  const extent = extentOfValues(drawn);
  const colourOf = new Uint16Array(count).fill(rampSteps);
  const colours = [
    ...Array.from({ length: rampSteps }, (_, i) => rampColour(i / (rampSteps - 1), look)),
    look.lineStrong,
  ];
  if (extent === undefined) return { colours, colourOf, key: undefined };
  const scale = axisScale(kind, extent, 0, 1);
  for (let i = 0; i < count; i++) {
    const value = values[i] ?? Number.NaN;
    if (isDrawn(value))
      colourOf[i] = Math.round((extent[0] === extent[1] ? 0.5 : scale.place(value)) * (rampSteps - 1));
  }
  return { colours, colourOf, key: { kind: 'ramp', title, scale } };
}

/** Viridis without the end that is lost on the ground: the darkest on a dark page, the lightest on a light one. */
export const rampColour = (share: number, look: Pick<PlotLook, 'theme'>): string =>
  sequentialColour(look.theme === 'dark' ? 0.18 + 0.82 * share : 0.9 * share).ground;

function namedColours({ words, title }: CategoryColumn, count: number, look: PlotLook): ItemColours {
  const names = wordsByCount(words);
  const shown = names.slice(0, mostNames);
  const placeOf = new Map(shown.map((name, place) => [name, place]));
  const hues = seriesHues[look.theme];
  const colours = [...shown.map((_, place) => hues[place % hues.length] ?? ''), look.lineStrong];
  const colourOf = new Uint16Array(count);
  for (let i = 0; i < count; i++) colourOf[i] = placeOf.get(words[i] ?? '') ?? shown.length;
  const others = names.length - shown.length;
  const key = shown.map((name, place) => ({ name, colour: colours[place] ?? '' }));
  if (others > 0) key.push({ name: `${others} more`, colour: look.lineStrong });
  if (words.includes(null)) key.push({ name: 'none', colour: look.lineStrong });
  return { colours, colourOf, key: { kind: 'names', title, names: key } };
}

/** The different words, the more frequent first, equally frequent ones in the order of the alphabet. */
export function wordsByCount(words: readonly (string | null)[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const word of words) if (word !== null) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || compareWords(a, b)).map(([word]) => word);
}
