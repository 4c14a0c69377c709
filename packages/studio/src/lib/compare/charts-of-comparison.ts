import type { RunColumns, RunRow } from '@assay/wire';
import { printRunField } from '../run-field/run-field.ts';
import type { PanelState } from '../view-state/panel-state.ts';
import { factRows } from './fact-rows.ts';

const manyAxes = 6;

/**
 * The charts that a comparison begins with: the parameters in which the runs differ against the metric that counts most, as parallel
 * coordinates, the first of them as a scatter plot, and how that metric spreads.
 */
export function chartsOfComparison(
  runs: readonly RunRow[],
  names: RunColumns | undefined,
  goals: ReadonlyMap<string, 'minimize' | 'maximize' | null>,
): readonly PanelState[] {
  const metric = names?.metrics.find((name) => goals.get(name) != null) ?? names?.metrics[0];
  if (metric === undefined) return [];
  const isFalling = goals.get(metric) === 'minimize' || /loss|error|perplexity/i.test(metric);
  const outcome = printRunField({ kind: 'metric', name: metric, statistic: isFalling ? 'min' : 'max' });
  const varied = factRows(runs)
    .filter((row) => row.kind === 'parameter' && row.differs)
    .slice(0, manyAxes)
    .map((row) => printRunField({ kind: 'parameter', key: row.name }));
  const [first] = varied;
  return [
    ...(first === undefined
      ? []
      : [
          {
            id: 'parallel',
            kind: 'parallel',
            fields: [...varied, outcome],
            colour: outcome,
            span: 12,
            heightPx: 320,
          } as const,
          { id: 'scatter', kind: 'scatter', x: first, y: outcome, span: 6, heightPx: 320 } as const,
        ]),
    { id: 'bar', kind: 'bar', field: outcome, span: 6, heightPx: 320 },
  ];
}
