import type { ChartValue } from '../../lib/charts/chart-columns.ts';

/** A curve as LineChart draws it; every column is as long as the chart's x. */
export interface ChartCurve {
  readonly id: string;
  readonly label: string;
  readonly colour: string;
  readonly dash: readonly number[];
  readonly values: readonly ChartValue[];
  /** Lower and upper edge of the band around the line. */
  readonly low: readonly ChartValue[];
  readonly high: readonly ChartValue[];
}

/** Bands cost as much as curves, and more than a few hide each other. */
export const maximumBands = 8;
