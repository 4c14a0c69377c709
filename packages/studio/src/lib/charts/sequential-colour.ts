import { colourOnRamp, type CellColour, type Rgb } from './ramp.ts';

/** Ten stops of the map viridis (Smith & van der Walt 2015, CC0), dark to light, evenly spaced. */
const viridis: readonly Rgb[] = [
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
];

/** The colour for a share between 0 (dark) and 1 (light); shares outside are drawn as the nearer end. */
export const sequentialColour = (share: number): CellColour => colourOnRamp(viridis, share);
