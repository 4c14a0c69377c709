import { numberText, plural } from '../../figure/number-text.ts';
import { scatterFigure } from '../../figure/scatter-figure.ts';
import type { PanelBlock } from '../block.ts';
import { goalText, isBetter, metricTitle } from '../metric-text.ts';
import type { OutcomesData } from '../panel-data.ts';
import type { PanelSpecOf } from '../panel-fields.ts';

const tableRows = 50;

/** Two metrics against each other, and those that nothing beats in both. */
export function paretoPanel(
  spec: PanelSpecOf<'pareto'>,
  { noun, objectives, labels, ids }: OutcomesData,
): PanelBlock[] {
  const [first, second] = objectives;
  if (first === undefined || second === undefined)
    return [{ kind: 'fault', isEmpty: true, message: 'A Pareto front needs two metrics.' }];
  const at = (row: number): readonly [number, number] => [
    first.values[row] ?? Number.NaN,
    second.values[row] ?? Number.NaN,
  ];
  const rows = [...first.values.keys()].filter((row) => at(row).every(Number.isFinite));
  if (rows.length === 0)
    return [
      { kind: 'fault', isEmpty: true, message: `No ${noun} has ended with both ${first.name} and ${second.name}.` },
    ];
  const byFirst = rows.toSorted((a, b) => {
    const [[a1, a2], [b1, b2]] = [at(a), at(b)];
    if (a1 !== b1) return isBetter(first.goal, a1, b1) ? -1 : 1;
    return a2 === b2 ? a - b : isBetter(second.goal, a2, b2) ? -1 : 1;
  });
  const front: number[] = [];
  for (const row of byFirst) {
    const last = front.at(-1);
    if (last === undefined || isBetter(second.goal, at(row)[1], at(last)[1])) front.push(row);
  }
  const onFront = new Set(front);
  const others = rows.filter((row) => !onFront.has(row));
  const groupOf = (members: readonly number[]) => ({
    x: members.map((row) => at(row)[0]),
    y: members.map((row) => at(row)[1]),
  });
  const [xTitle, yTitle] = [metricTitle(first), metricTitle(second)];
  const drawing = scatterFigure({
    title: spec.title ?? `${second.name} against ${first.name}`,
    description: `${plural(front.length, noun)} of ${numberText(rows.length)} on the front, from ${at(front[0] ?? 0)
      .map((value) => numberText(value))
      .join(', ')} to ${at(front.at(-1) ?? 0)
      .map((value) => numberText(value))
      .join(', ')}.`,
    xTitle,
    yTitle,
    groups: [
      { name: 'front', ...groupOf(front), joined: 'straight' },
      { name: 'others', ...groupOf(others), isFaint: true },
    ],
  });
  const caption = `${yTitle} against ${xTitle} of ${plural(rows.length, noun)} (${first.name}: ${goalText(first)}; ${second.name}: ${goalText(second)}). ${plural(front.length, noun)} on the front: none is better in both.`;
  const columns = [
    { name: noun, isNumeric: noun === 'trial' },
    { name: xTitle, isNumeric: true },
    { name: yTitle, isNumeric: true },
  ];
  const listed = front.slice(0, tableRows);
  const table = {
    columns,
    rows: listed.map((row) => [labels[row] ?? '', ...at(row)]),
    runIds: listed.map((row) => ids[row] ?? null),
  };
  return [{ kind: 'figure', drawing, caption, table }];
}
