import { describe } from '@assay/stats';
import { boxFigure } from '../../figure/box-figure.ts';
import { numberText, plural } from '../../figure/number-text.ts';
import type { PanelBlock } from '../block.ts';
import { fieldName } from '../field-name.ts';
import { metricTitle, valueText } from '../metric-text.ts';
import type { JudgedMetric } from '../panel-data.ts';
import type { PanelSpecOf } from '../panel-fields.ts';
import type { RunColumns } from '../run-columns.ts';

const maxGroups = 20;

/** A metric by the values of a field. */
export function boxPanel(spec: PanelSpecOf<'box'>, { columns }: RunColumns, metric: JudgedMetric): PanelBlock[] {
  const [values, groups] = columns.map((column) => column.values);
  const byGroup = new Map<string, number[]>();
  let leftOut = 0;
  for (const [row, value] of (values ?? []).entries()) {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      leftOut++;
      continue;
    }
    const name = groupName(groups?.[row] ?? null);
    const list = byGroup.get(name);
    if (list === undefined) byGroup.set(name, [value]);
    else list.push(value);
  }
  if (byGroup.size === 0) return [{ kind: 'fault', isEmpty: true, message: `No run has a value of ${metric.name}.` }];
  const sorted = [...byGroup].toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })).slice(0, maxGroups);
  const by = fieldName(spec.by);
  const stats = sorted.map(([label, list]) => ({ label, list, ...describe(list) }));
  const drawing = boxFigure({
    title: spec.title ?? `${metric.name} by ${by}`,
    description: stats
      .map(({ label, count, median }) => `${label}: median ${numberText(median)}, n = ${count}`)
      .join('; '),
    xTitle: metricTitle(metric),
    groups: sorted.map(([label, list]) => ({ label: `${label} (n = ${list.length})`, values: list })),
  });
  const more = byGroup.size > maxGroups ? ` ${maxGroups} of ${byGroup.size} values are shown.` : '';
  const without =
    leftOut === 0 ? '' : ` ${plural(leftOut, 'run')} without a finite value ${leftOut === 1 ? 'is' : 'are'} left out.`;
  const caption =
    `${metricTitle(metric)} by ${by}, ${valueText(metric.value)} run: quartiles and median; whiskers reach the farthest value within ` +
    `1.5 times the width of the box; below n = 5 points alone.${more}${without}`;
  const names = [by, 'n', 'mean', 'sd', 'least', 'median', 'greatest'];
  return [
    {
      kind: 'figure',
      drawing,
      caption,
      table: {
        columns: names.map((name, i) => ({ name, isNumeric: i > 0 })),
        rows: stats.map(({ label, count, mean, standardDeviation, min, median, max }) => [
          label,
          count,
          mean,
          count < 2 || standardDeviation === undefined ? null : standardDeviation,
          min,
          median,
          max,
        ]),
      },
    },
  ];
}

export const groupName = (value: number | string | null): string =>
  value === null ? 'none' : typeof value === 'number' ? numberText(value) : value;
