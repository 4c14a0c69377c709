/** What every figure says of itself. */
export interface FigureText {
  readonly title: string;
  /** For who does not see it: what the figure shows. */
  readonly description: string;
}

/** A figure over two axes. */
export interface AxesText extends FigureText {
  readonly xTitle: string;
  readonly yTitle: string;
  readonly isLogX?: boolean;
  readonly isLogY?: boolean;
}
