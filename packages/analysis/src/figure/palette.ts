/**
 * Colours that people with any colour vision tell apart (Okabe & Ito 2008, "Color Universal Design"), without black, which is
 * for axes, and yellow, which is lost on white paper.
 */
export const palette = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#7F7F7F'] as const;

export const colourAt = (place: number): string => palette[place % palette.length] ?? palette[0];

/** Dashes and gaps in points; the first is a whole line. Another for every round through the palette, and beside colour always. */
export const dashes = [[], [5, 2], [1.5, 2], [7, 2, 1.5, 2], [3, 1.5], [9, 3], [1, 1]] as const;

export const dashAt = (place: number): readonly number[] =>
  dashes[(place + Math.floor(place / palette.length)) % dashes.length] ?? [];

export const markerShapes = ['circle', 'square', 'triangle', 'diamond', 'cross', 'plus', 'wedge'] as const;
export type MarkerShape = (typeof markerShapes)[number];

export const shapeAt = (place: number): MarkerShape =>
  markerShapes[(place + Math.floor(place / palette.length)) % markerShapes.length] ?? 'circle';

/** Corners of a marker around 0, 0; half of its width is 1. A circle has none. `cross` and `plus` are pairs of lines. */
export const markerOutlines = {
  circle: [],
  square: [-0.85, -0.85, 0.85, -0.85, 0.85, 0.85, -0.85, 0.85],
  triangle: [0, -1.1, 1, 0.75, -1, 0.75],
  diamond: [0, -1.2, 1.2, 0, 0, 1.2, -1.2, 0],
  wedge: [0, 1.1, 1, -0.75, -1, -0.75],
  cross: [-0.85, -0.85, 0.85, 0.85, -0.85, 0.85, 0.85, -0.85],
  plus: [-1.1, 0, 1.1, 0, 0, -1.1, 0, 1.1],
} as const satisfies Record<MarkerShape, readonly number[]>;

export const isOpenShape = (shape: MarkerShape): boolean => shape === 'cross' || shape === 'plus';
