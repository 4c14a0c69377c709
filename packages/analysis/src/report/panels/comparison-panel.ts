import { intervalFigure } from '../../figure/interval-figure.ts';
import { numberText } from '../../figure/number-text.ts';
import { rankFigure } from '../../figure/rank-figure.ts';
import type { ComparedPair, Comparison } from '../../comparison/comparison.ts';
import type { PanelBlock } from '../block.ts';
import { goalText, metricTitle } from '../metric-text.ts';
import type { PanelSpecOf } from '../panel-fields.ts';

const maxPoints = 300;
const maxPairs = 15;

/** The verdict first, then what it rests on: the sets with all their values, the differences with their intervals, the ranks. */
export function comparisonPanel(spec: PanelSpecOf<'comparison'>, comparison: Comparison): PanelBlock[] {
  const { sets, pairs, sentence, warnings, ranking } = comparison;
  if (sets.every(({ n }) => n === 0))
    return [{ kind: 'fault', isEmpty: true, message: `No ended run has a value of ${comparison.metric}.` }];
  const notes = [
    ...warnings.map(({ message }) => message),
    ...(pairs.length === 1 ? (pairs[0]?.checks ?? []) : []).map(({ text }) => text),
  ];
  const blocks: PanelBlock[] = [{ kind: 'verdict', sentence, notes }, setsFigure(spec, comparison)];
  const told = pairs.filter(({ difference }) => difference !== null);
  if (told.length > 0) blocks.push(differencesFigure(comparison, told));
  if (ranking !== null)
    blocks.push({
      kind: 'figure',
      drawing: rankFigure({
        title: `Ranks by ${comparison.metric}`,
        description: sets
          .map(({ name }, i) => `${name} ${numberText(ranking.averageRanks[i] ?? Number.NaN, 3)}`)
          .join(', '),
        names: sets.map(({ name }) => name),
        ranks: ranking.averageRanks,
        criticalDifference: ranking.criticalDifference,
        cliques: ranking.cliques,
      }),
      caption: `Average ranks on ${ranking.blocks} blocks (${ranking.by.join(', ')}); Friedman’s test in the form of Iman and Davenport, p = ${probability(ranking.p)}; bars join what Nemenyi’s test does not tell apart.`,
      table: {
        columns: [
          { name: 'set', isNumeric: false },
          { name: 'average rank', isNumeric: true },
        ],
        rows: sets.map(({ name }, i) => [name, ranking.averageRanks[i] ?? null]),
      },
    });
  return blocks;
}

function setsFigure(spec: PanelSpecOf<'comparison'>, comparison: Comparison): PanelBlock {
  const { sets, confidence } = comparison;
  const drawing = intervalFigure({
    title: spec.title ?? `${comparison.metric} by set`,
    description: sets
      .map(({ name, n, mean }) => `${name}: mean ${mean === null ? 'none' : numberText(mean)}, n = ${n}`)
      .join('; '),
    xTitle: titleOf(comparison),
    form: 'dots',
    rows: sets.map(({ name, n, mean, meanLow, meanHigh, values }) => ({
      label: `${name} (n = ${n})`,
      value: mean ?? Number.NaN,
      low: meanLow ?? undefined,
      high: meanHigh ?? undefined,
      points: values.slice(0, maxPoints),
    })),
  });
  const names = ['set', 'n', 'mean', 'sd', 'least', 'median', 'greatest'];
  return {
    kind: 'figure',
    drawing,
    caption: `${titleOf(comparison)} of each set (${goalText(comparison)}): every run, the mean and its ${numberText(100 * confidence)} % interval by Student’s t.`,
    table: {
      columns: names.map((name, i) => ({ name, isNumeric: i > 0 })),
      rows: sets.map(({ name, n, mean, standardDeviation, min, median, max }) => [
        name,
        n,
        mean,
        standardDeviation,
        min,
        median,
        max,
      ]),
    },
  };
}

function differencesFigure(comparison: Comparison, all: readonly ComparedPair[]): PanelBlock {
  const { confidence, correction, minEffect } = comparison;
  const pairs = all.slice(0, maxPairs);
  const pairName = ({ a, b }: ComparedPair): string => `${b} − ${a}`;
  const drawing = intervalFigure({
    title: `Differences in ${comparison.metric}`,
    description: pairs.map(({ sentence }) => sentence).join(' '),
    xTitle: `difference in ${titleOf(comparison)}`,
    form: 'dots',
    reference: 0,
    ...(minEffect !== null && { region: [-minEffect, minEffect] as const }),
    rows: pairs.map((pair) => ({
      label: pairName(pair),
      value: pair.difference?.estimate ?? Number.NaN,
      low: pair.difference?.low ?? undefined,
      high: pair.difference?.high ?? undefined,
      note: pair.pAdjusted === null ? pair.verdict : `${pair.verdict}, p ${probability(pair.pAdjusted, true)}`,
    })),
  });
  const tests = [...new Set(pairs.flatMap(({ test }) => (test === null ? [] : [test.name])))];
  const counts = pairs.map(({ n }) => (n.a === n.b ? String(n.a) : `${n.b} and ${n.a}`));
  const n = new Set(counts).size === 1 ? `n = ${counts[0]}` : 'n as in the table';
  const corrected =
    correction === 'none' || pairs.length < 2
      ? ''
      : `, p corrected by ${correction === 'holm' ? 'Holm' : correction === 'bh' ? 'Benjamini and Hochberg' : 'Benjamini and Yekutieli'}`;
  const test = tests.length === 0 ? 'no test was made' : tests.join(', ');
  const region =
    minEffect === null ? '' : ` Within the grey region (± ${numberText(minEffect)}) a difference does not matter.`;
  const more = all.length > maxPairs ? ` The first ${maxPairs} of ${all.length} pairs.` : '';
  const names = ['pair', 'n', 'difference', 'low', 'high', 'p', 'p corrected', 'verdict'];
  return {
    kind: 'figure',
    drawing,
    caption: `Differences with ${numberText(100 * confidence)} % intervals, ${n}; ${test}${corrected}.${region}${more}`,
    table: {
      columns: names.map((name, i) => ({ name, isNumeric: i > 0 && i < 7 })),
      rows: pairs.map((pair, i) => [
        pairName(pair),
        counts[i] ?? '',
        pair.difference?.estimate ?? null,
        pair.difference?.low ?? null,
        pair.difference?.high ?? null,
        pair.p,
        pair.pAdjusted,
        pair.verdict,
      ]),
    },
  };
}

const titleOf = ({ metric: name, unit, value }: Comparison): string => metricTitle({ name, unit, value });

/** p to two digits; what is smaller than a thousandth is only said to be so. */
function probability(p: number, withSign = false): string {
  if (p < 0.001) return '< 0.001';
  return `${withSign ? '= ' : ''}${numberText(p, 2)}`;
}
