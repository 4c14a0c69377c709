/** Ink by its role, or the place of a colour in the palette. */
export type Ink = 'ink' | 'faint' | 'grid' | number;

/** Coordinates are in points of 1/72 inch from the upper left corner. Flat lists: x, y, x, y ... */
export type DrawingMark =
  | {
      readonly kind: 'path';
      readonly points: readonly number[];
      readonly stroke?: Ink;
      readonly fill?: Ink;
      readonly width?: number;
      /** Place of a pattern of dashes; 0 is a whole line. */
      readonly dash?: number;
      /** Of stroke and fill, 0 to 1. */
      readonly opacity?: number;
      readonly isClosed?: boolean;
    }
  | {
      readonly kind: 'markers';
      readonly points: readonly number[];
      /** Place of a shape. */
      readonly shape: number;
      /** Half of the width. */
      readonly size: number;
      readonly ink: Ink;
      readonly isHollow?: boolean;
      readonly opacity?: number;
    }
  | {
      readonly kind: 'text';
      readonly x: number;
      /** Of the base line. */
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly ink: Ink;
      readonly isBold?: boolean;
      /** Turned to be read from below upwards. */
      readonly isUpright?: boolean;
    };

/** A figure before it has a format: SVG and LaTeX are printed from it. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Its name. */
  readonly title: string;
  /** What it shows, for those who do not see it. */
  readonly description: string;
  readonly marks: readonly DrawingMark[];
}
