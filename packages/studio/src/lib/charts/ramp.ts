export interface CellColour {
  readonly ground: string;
  /** Black or white, whichever stands out more against the ground. */
  readonly text: string;
}

export type Rgb = readonly [red: number, green: number, blue: number];

/** The colour at a share of the way along evenly spaced stops; shares outside are drawn as the nearer end. */
export function colourOnRamp(stops: readonly Rgb[], share: number): CellColour {
  const place = Math.min(1, Math.max(0, share)) * (stops.length - 1);
  const below = Math.min(stops.length - 2, Math.floor(place));
  const [from = black, to = black] = [stops[below], stops[below + 1]];
  const mix = (at: 0 | 1 | 2): number => Math.round(from[at] + (to[at] - from[at]) * (place - below));
  const [r, g, b] = [mix(0), mix(1), mix(2)];
  return { ground: `rgb(${r} ${g} ${b})`, text: luminance(r, g, b) > 0.179 ? '#000000' : '#ffffff' };
}

const black: Rgb = [0, 0, 0];

/** Relative luminance of WCAG 2.2; above 0.179 black text has the greater contrast. */
function luminance(r: number, g: number, b: number): number {
  const [red = 0, green = 0, blue = 0] = [r, g, b].map((part) => {
    const value = part / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
