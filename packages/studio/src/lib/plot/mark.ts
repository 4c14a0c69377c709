/** A rectangle in CSS pixels from the upper left corner of the drawing. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Which colour of a list each of many things has: one of the list for each, or the first for all of them. */
export interface Colouring {
  readonly colours: readonly string[];
  readonly colourOf?: ArrayLike<number>;
}

export interface PathMark {
  readonly kind: 'path';
  /** x and y in turns; a NaN ends a part of the path. */
  readonly points: ArrayLike<number>;
  readonly stroke?: string;
  readonly widthPx?: number;
  readonly dash?: readonly number[];
  /** Fills by the even-odd rule, so that a ring within a ring is a hole. */
  readonly fill?: string;
  readonly opacity?: number;
}

export interface DotsMark extends Colouring {
  readonly kind: 'dots';
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly radiusPx: number | ArrayLike<number>;
  readonly opacity: number;
  /** Rings are drawn by their line alone. */
  readonly isRing?: boolean;
}

export interface RectsMark extends Colouring {
  readonly kind: 'rects';
  /** Left, top, width and height of each in turns. */
  readonly boxes: ArrayLike<number>;
  readonly opacity?: number;
}

/** Many lines of equally many places, e.g. one for each run through all axes. */
export interface LinesMark extends Colouring {
  readonly kind: 'lines';
  /** x and y in turns, `perLine` places for each line. */
  readonly points: Float32Array;
  readonly perLine: number;
  readonly opacity: number;
  readonly widthPx: number;
}

export interface TextMark {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly colour: string;
  readonly align: 'start' | 'center' | 'end';
  /** Where `y` is in the line. Default: its middle. */
  readonly baseline?: 'top' | 'middle' | 'bottom';
  readonly sizePx?: number;
  readonly isBold?: boolean;
  /** Written from below upwards. */
  readonly isTurned?: boolean;
}

export interface ClipMark {
  readonly kind: 'clip';
  readonly box: Box;
  /** Cuts to a polygon, x and y in turns, instead of the box around it. */
  readonly outline?: ArrayLike<number>;
  readonly marks: readonly Mark[];
}

/** What a chart is made of. The same marks are painted onto a canvas and written as SVG. */
export type Mark = PathMark | DotsMark | RectsMark | LinesMark | TextMark | ClipMark;

/** Colours and letters of the page, as a canvas and an SVG need them. */
export interface PlotLook {
  readonly theme: 'light' | 'dark';
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly ground: string;
  readonly accent: string;
  readonly fontFamily: string;
  /** Width in pixels of a text of 11 px. */
  readonly widthOf: (text: string) => number;
}

export const axisSizePx = 11;
