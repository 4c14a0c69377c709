import { numberText, plural } from '../../figure/number-text.ts';
import { scatterFigure } from '../../figure/scatter-figure.ts';
import type { PanelBlock } from '../block.ts';
import { goalText, isBetter, metricTitle } from '../metric-text.ts';
import type { OutcomesData } from '../panel-data.ts';
import type { PanelSpecOf } from '../panel-fields.ts';

/** Each run or trial in its order, and the best so far. */
export function historyPanel(spec: PanelSpecOf<'history'>, outcomes: OutcomesData): PanelBlock[] {
  const { noun, objectives, labels, ids, prunedCount } = outcomes;
  const [objective] = objectives;
  const rows =
    objective === undefined ? [] : [...objective.values.keys()].filter((row) => Number.isFinite(objective.values[row]));
  if (objective === undefined || rows.length === 0)
    return [{ kind: 'fault', isEmpty: true, message: `No ${noun} has ended with a value yet.` }];
  const valueOf = (row: number): number => objective.values[row] ?? Number.NaN;
  const bests: number[] = [];
  for (const row of rows) {
    const best = bests.at(-1);
    if (best === undefined || isBetter(objective.goal, valueOf(row), valueOf(best))) bests.push(row);
  }
  const best = bests.at(-1) ?? 0;
  const last = rows.at(-1) ?? 0;
  const title = metricTitle(objective);
  const told = `the best, ${numberText(valueOf(best))}, is ${noun} ${labels[best] ?? ''}`;
  const drawing = scatterFigure({
    title: spec.title ?? `${objective.name} in order`,
    description: `${plural(rows.length, noun)}; ${told}; the best so far changed ${bests.length - 1} times.`,
    xTitle: noun === 'trial' ? 'trial' : 'run, in order of creation',
    yTitle: title,
    groups: [
      { name: noun, x: rows, y: rows.map(valueOf), isFaint: true },
      { name: 'best so far', x: [...bests, last], y: [...bests, best].map(valueOf), joined: 'steps' },
    ],
  });
  const pruned = prunedCount === 0 ? '' : ` ${plural(prunedCount, 'pruned trial')} not shown.`;
  const since = rows.indexOf(best);
  const caption = `${title} of ${plural(rows.length, noun)} in order (${goalText(objective)}); ${told}, found after ${numberText(since + 1)}.${pruned}`;
  return [
    {
      kind: 'figure',
      drawing,
      caption,
      table: {
        columns: [
          { name: noun, isNumeric: noun === 'trial' },
          { name: `${title}, best so far`, isNumeric: true },
        ],
        rows: bests.map((row) => [labels[row] ?? '', valueOf(row)]),
        runIds: bests.map((row) => ids[row] ?? null),
      },
    },
  ];
}
