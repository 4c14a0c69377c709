import type { ComparedPair, Comparison } from '@assay/wire';
import { formatNumber } from '../format/format-number.ts';
import { intervalNotes, type IntervalData } from '../plot/interval-plot.ts';
import { verdictWords } from './verdict-words.ts';

const orNaN = (value: number | null | undefined): number => value ?? Number.NaN;
const percent = (confidence: number): string => `${formatNumber(confidence * 100)} %`;

/** The sets of a comparison, each with all of its runs. */
export function setIntervals(
  { sets, metric, value, unit, confidence }: Comparison,
  hues: readonly string[],
  nameOf: (runId: string) => string,
): IntervalData {
  const interval = `${percent(confidence)} interval of the mean`;
  const count = sets.reduce((sum, { n }) => sum + n, 0);
  const title = `${metric}${value === 'last' ? '' : `, ${value}`}${unit === '' ? '' : ` (${unit})`}`;
  return {
    title,
    interval,
    nameOf,
    rows: sets.map((set, place) => ({
      label: `${set.name} (${set.n})`,
      estimate: orNaN(set.mean),
      low: orNaN(set.meanLow),
      high: orNaN(set.meanHigh),
      values: set.values,
      ids: set.runIds,
      colour: hues[place % hues.length],
      more: [{ label: 'median', value: formatNumber(set.median) }],
    })),
    words: {
      summary: `${title}: ${sets.map((set) => `${set.name} ${formatNumber(set.mean)}, ${set.n} runs`).join('; ')}.`,
      notes: intervalNotes(count, interval),
      ...(count === 0 && { empty: `No run of these sets has ${metric}.` }),
    },
  };
}

export const pairName = ({ a, b }: Pick<ComparedPair, 'a' | 'b'>): string => `${b} − ${a}`;

/** The differences of a comparison, beside the line of no difference. */
export function differenceIntervals({ pairs, metric, minEffect, confidence, goal }: Comparison): IntervalData {
  const known = pairs.filter(({ difference }) => difference !== null);
  const interval = `${percent(confidence)} interval`;
  return {
    title: `difference in ${metric} (${goal === 'minimize' ? 'less' : 'more'} is better)`,
    interval,
    zero: 0,
    ...(minEffect !== null && { region: [-minEffect, minEffect] as const }),
    rows: known.map((pair) => ({
      label: pairName(pair),
      estimate: orNaN(pair.difference?.estimate),
      low: orNaN(pair.difference?.low),
      high: orNaN(pair.difference?.high),
      values: [],
      ids: [],
      more: [
        { label: 'verdict', value: verdictWords[pair.verdict] },
        ...(pair.pAdjusted === null ? [] : [{ label: 'p, corrected', value: formatNumber(pair.pAdjusted) }]),
      ],
    })),
    words: {
      summary: `Differences in ${metric}: ${known.map((pair) => `${pairName(pair)} ${formatNumber(pair.difference?.estimate)}, ${formatNumber(pair.difference?.low)} to ${formatNumber(pair.difference?.high)}`).join('; ')}.`,
      notes: [
        `line: ${interval}`,
        'dashed: no difference',
        ...(minEffect === null ? [] : [`grey: too small to matter, within ±${formatNumber(minEffect)}`]),
      ],
      ...(known.length === 0 && { empty: 'No difference can be told of these runs.' }),
    },
  };
}
