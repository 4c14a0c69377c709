import type { MetricSummary } from '@assay/wire';
import { numberText } from './terminal/number-text.ts';
import { printable } from './terminal/printable.ts';
import type { Column, Row } from './terminal/table.ts';

const number = (title: string): Column => ({ title, align: 'right' });

export const metricSummaryColumns: readonly Column[] = [
  { title: 'metric' },
  number('points'),
  number('last'),
  number('min'),
  number('max'),
  number('mean'),
  number('last step'),
  number('not finite'),
];

export function metricSummaryRow([name, summary]: readonly [string, MetricSummary]): Row {
  const notFinite = summary.nanCount + summary.positiveInfinityCount + summary.negativeInfinityCount;
  return [
    printable(name),
    String(summary.count),
    numberText(summary.last.value),
    numberText(summary.min?.value),
    numberText(summary.max?.value),
    numberText(summary.mean),
    summary.last.step === null ? '–' : String(summary.last.step),
    notFinite === 0 ? '' : String(notFinite),
  ];
}
