import { seriesAxes, type SeriesAxis } from '@assay/wire';
import { smoothingKinds, type Smoothing } from '../charts/smoothing.ts';
import { numberIn, oneOf, recordIn, textIn, withoutUndefined } from './read-values.ts';

/** What curves are drawn over: an axis of the series, or the values of another metric of the same run. */
export type XAxis = SeriesAxis | { readonly metric: string };

/** Of an axis: as it is; by powers of ten; or those with a straight part around 0, so that negative values have a place. */
export const axisScales = ['linear', 'log', 'symlog'] as const;
export type AxisScale = (typeof axisScales)[number];

/** What is shown around the mean of grouped runs. */
export const groupAreas = ['minmax', 'std', 'stderr', 'none'] as const;
export type GroupArea = (typeof groupAreas)[number];

export interface XRange {
  readonly from: number;
  readonly to: number;
}

/** How curves are drawn: set for a whole page, and for a panel where it differs. */
export interface LineSettings {
  /** Steps where absent. */
  readonly x?: XAxis;
  readonly xScale?: AxisScale;
  readonly yScale?: AxisScale;
  /** None where absent. */
  readonly smoothing?: Smoothing;
  /** Around the mean of grouped runs; `std` where absent. */
  readonly area?: GroupArea;
  readonly average?: 'mean' | 'median';
}

export function readLineSettings(search: Readonly<Record<string, unknown>>): LineSettings {
  const x = readXAxis(search['x']);
  return withoutUndefined({
    x: x === 'step' ? undefined : x,
    xScale: oneOf(['log', 'symlog'], search['xScale']),
    yScale: oneOf(['log', 'symlog'], search['yScale']),
    smoothing: readSmoothing(search['smoothing']),
    area: oneOf(groupAreas, search['area']),
    average: oneOf(['median'], search['average']),
  });
}

const metricPrefix = 'metrics.';

/** `step`, `relativeTime` …, or `metrics.epoch` for another metric. */
export function readXAxis(value: unknown): XAxis | undefined {
  const metric = recordIn(value)?.['metric'];
  if (typeof metric === 'string' && metric !== '') return { metric };
  const text = textIn(value);
  if (text?.startsWith(metricPrefix) === true && text.length > metricPrefix.length)
    return { metric: text.slice(metricPrefix.length) };
  return oneOf(seriesAxes, value);
}

export const printXAxis = (x: XAxis): string => (typeof x === 'string' ? x : `${metricPrefix}${x.metric}`);

/** `ema:0.6` */
export function readSmoothing(value: unknown): Smoothing | undefined {
  const [kindText, amountText] = typeof value === 'string' ? value.split(':') : [];
  const given = recordIn(value);
  const kind = oneOf(smoothingKinds, kindText ?? given?.['kind']);
  const amount = numberIn(amountText ?? given?.['amount'], 0, 10_000);
  if (kind === undefined || amount === undefined || amount === 0) return undefined;
  return (kind === 'ema' || kind === 'twema') && amount >= 1 ? undefined : { kind, amount };
}

export const printSmoothing = ({ kind, amount }: Smoothing): string => `${kind}:${amount}`;

/** A zoom: `10..250`, or the object that it stands for. */
export function readRange(value: unknown): XRange | undefined {
  const given = recordIn(value);
  const parts = typeof value === 'string' ? value.split('..') : [given?.['from'], given?.['to']];
  const [from, to] = parts.map((part) => (part === '' ? Number.NaN : Number(part ?? Number.NaN)));
  if (from === undefined || to === undefined || !Number.isFinite(from) || !Number.isFinite(to)) return undefined;
  return parts.length === 2 && from < to ? { from, to } : undefined;
}

export const printRange = ({ from, to }: XRange): string => `${from}..${to}`;
