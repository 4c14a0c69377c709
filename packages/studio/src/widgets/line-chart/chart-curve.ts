import type { CurveData } from '../../lib/charts/curve-data.ts';

/** A curve as LineChart draws it. */
export interface ChartCurve {
  readonly id: string;
  readonly label: string;
  readonly colour: string;
  readonly dash: readonly number[];
  readonly data: CurveData;
  /** What least and greatest of its rows are, where they are not those of its points: e.g. "± std" of a group. */
  readonly spreadLabel?: string | undefined;
}

/** A place on the x axis that is pointed out. */
export interface ChartMark {
  readonly x: number;
  readonly label: string;
  readonly colour?: string | undefined;
}
