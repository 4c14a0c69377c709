import type { ComparedPair, Comparison, Verdict } from '@assay/wire';
import type { ExportTable } from '../export-table/table-text.ts';

export const verdictWords: Readonly<Record<Verdict, string>> = {
  better: 'Better',
  worse: 'Worse',
  equivalent: 'No difference that matters',
  undecided: 'Undecided',
  noClaim: 'No claim',
};

export const effectSizeWords: Readonly<Record<ComparedPair['effectSizes'][number]['kind'], string>> = {
  hedgesG: 'Hedges’ g',
  dOfPairs: 'Cohen’s d of the pairs',
  cliffsDelta: 'Cliff’s δ',
};

export const reasonWords: Readonly<Record<Comparison['sets'][number]['leftOut'][number]['reason'], string>> = {
  noValue: 'without a value',
  notFinite: 'whose value is not a finite number',
  notFinished: 'not finished',
  failed: 'failed',
  stopped: 'stopped',
  inBaseline: 'in the baseline already',
};

/** One line for each pair, raw numbers. */
export const verdictTable = ({ pairs }: Comparison): ExportTable => ({
  columns: ['a', 'b', 'n a', 'n b', 'b - a', 'low', 'high', 'test', 'p', 'p corrected', 'P(b better)', 'verdict'],
  rows: pairs.map((pair) => [
    pair.a,
    pair.b,
    pair.n.a,
    pair.n.b,
    pair.difference?.estimate ?? null,
    pair.difference?.low ?? null,
    pair.difference?.high ?? null,
    pair.test?.name ?? null,
    pair.p,
    pair.pAdjusted,
    pair.probabilityOfImprovement?.estimate ?? null,
    pair.verdict,
  ]),
});
