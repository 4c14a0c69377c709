/** Ten stops of the map viridis (Smith & van der Walt 2015, CC0), dark to light, evenly spaced. */
const viridis = [
  [68, 1, 84],
  [72, 40, 120],
  [62, 74, 137],
  [49, 104, 142],
  [38, 130, 142],
  [31, 158, 137],
  [53, 183, 121],
  [109, 205, 89],
  [180, 222, 44],
  [253, 231, 37],
] as const;

export interface CellColour {
  readonly ground: string;
  /** Black or white, whichever stands out more against the ground. */
  readonly text: string;
}

/** The colour for a share between 0 (dark) and 1 (light); shares outside are drawn as the nearer end. */
export function sequentialColour(share: number): CellColour {
  const place = Math.min(1, Math.max(0, share)) * (viridis.length - 1);
  const below = Math.min(viridis.length - 2, Math.floor(place));
  const [from, to] = [viridis[below] ?? viridis[0], viridis[below + 1] ?? viridis[0]];
  const mix = (at: 0 | 1 | 2): number => Math.round(from[at] + (to[at] - from[at]) * (place - below));
  const [r, g, b] = [mix(0), mix(1), mix(2)];
  return { ground: `rgb(${r} ${g} ${b})`, text: luminance(r, g, b) > 0.179 ? '#000000' : '#ffffff' };
}

/** Relative luminance of WCAG 2.2; above 0.179 black text has the greater contrast. */
function luminance(r: number, g: number, b: number): number {
  const [red = 0, green = 0, blue = 0] = [r, g, b].map((part) => {
    const value = part / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
