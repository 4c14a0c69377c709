import { colourOnRamp, type CellColour, type Rgb } from './ramp.ts';

/** Blue through a light middle to orange: told apart with every common colour blindness. */
const blueOrange: readonly Rgb[] = [
  [16, 82, 140],
  [68, 138, 194],
  [163, 201, 227],
  [244, 244, 242],
  [246, 196, 140],
  [219, 125, 40],
  [156, 72, 6],
];

/** The colour of a value from −1 (blue) over 0 (light) to 1 (orange); values outside are drawn as the nearer end. */
export const divergingColour = (value: number): CellColour => colourOnRamp(blueOrange, (value + 1) / 2);
