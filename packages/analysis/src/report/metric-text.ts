import type { JudgedMetric } from './panel-data.ts';

/** A metric as an axis is called: its name, which value counts, and its unit. */
export function metricTitle({ name, unit, value }: Pick<JudgedMetric, 'name' | 'unit' | 'value'>): string {
  const which = value === 'last' ? '' : value === 'best' ? ', best' : `, ${value}`;
  return `${name}${which}${unit === '' ? '' : ` (${unit})`}`;
}

/** Which way is better, and how that is known. */
export function goalText({ goal, goalSource }: Pick<JudgedMetric, 'goal' | 'goalSource'>): string {
  const way = goal === 'maximize' ? 'greater is better' : 'less is better';
  switch (goalSource) {
    case 'name':
      return `${way}, as its name suggests`;
    case 'nothing':
      return `${way}, for want of a goal`;
    default:
      return way;
  }
}

export const isBetter = (goal: JudgedMetric['goal'], a: number, b: number): boolean =>
  goal === 'maximize' ? a > b : a < b;

/** At the end of a sentence of a caption. */
export const valueText = (value: JudgedMetric['value']): string =>
  value === 'last' ? 'the last value of each' : value === 'best' ? 'the best value of each' : `the ${value} of each`;
