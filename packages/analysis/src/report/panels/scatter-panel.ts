import { spearman } from '@assay/stats';
import { numberText, plural } from '../../figure/number-text.ts';
import { scatterFigure } from '../../figure/scatter-figure.ts';
import type { PanelBlock } from '../block.ts';
import { fieldName } from '../field-name.ts';
import type { PanelSpecOf } from '../panel-fields.ts';
import type { RunColumns } from '../run-columns.ts';
import { groupName } from './box-panel.ts';

const maxGroups = 7;
const tableRows = 100;

/** One number of each run over another. */
export function scatterPanel(spec: PanelSpecOf<'scatter'>, { ids, columns }: RunColumns): PanelBlock[] {
  const [xs, ys, groups] = columns.map((column) => column.values);
  const points = ids.flatMap((id, row) => {
    const [x, y] = [xs?.[row], ys?.[row]];
    const isPoint = typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y);
    return isPoint ? [{ id, x, y, group: spec.by === undefined ? '' : groupName(groups?.[row] ?? null) }] : [];
  });
  const [xName, yName] = [fieldName(spec.x), fieldName(spec.y)];
  if (points.length === 0)
    return [{ kind: 'fault', isEmpty: true, message: `No run has both ${xName} and ${yName} as numbers.` }];
  const byGroup = Map.groupBy(points, ({ group }) => group);
  const largest = [...byGroup].toSorted(([, a], [, b]) => b.length - a.length).slice(0, maxGroups);
  const scale = spec.scale ?? 'linear';
  const drawing = scatterFigure({
    title: spec.title ?? `${yName} over ${xName}`,
    description: `${plural(points.length, 'run')}; ${correlation(points)}`,
    xTitle: xName,
    yTitle: yName,
    isLogX: scale === 'logX' || scale === 'logXY',
    isLogY: scale === 'logY' || scale === 'logXY',
    groups: largest.map(([name, members]) => ({ name, x: members.map(({ x }) => x), y: members.map(({ y }) => y) })),
  });
  const leftOut = ids.length - points.length;
  const without = leftOut === 0 ? '' : ` ${plural(leftOut, 'run')} without both numbers left out.`;
  const more = byGroup.size > maxGroups ? ` The ${maxGroups} largest of ${byGroup.size} groups are shown.` : '';
  const names = [xName, yName, ...(spec.by === undefined ? [] : [fieldName(spec.by)])];
  const shown = points.slice(0, tableRows);
  return [
    {
      kind: 'figure',
      drawing,
      caption: `${yName} over ${xName}, n = ${numberText(points.length)} runs; ${correlation(points)}${without}${more}`,
      table: {
        columns: names.map((name, i) => ({ name, isNumeric: i < 2 })),
        rows: shown.map(({ x, y, group }) => [x, y, ...(spec.by === undefined ? [] : [group])]),
        runIds: shown.map(({ id }) => id),
      },
    },
  ];
}

function correlation(points: readonly { readonly x: number; readonly y: number }[]): string {
  const [x, y] = [points.map((point) => point.x), points.map((point) => point.y)];
  const isFlat = (values: readonly number[]): boolean => values.every((value) => value === values[0]);
  if (points.length < 5 || isFlat(x) || isFlat(y)) return 'too few different values for a correlation.';
  const { estimate, low, high } = spearman(x, y);
  return `Spearman’s ρ = ${estimate.toFixed(2)}, 95 % interval [${low.toFixed(2)}, ${high.toFixed(2)}].`;
}
