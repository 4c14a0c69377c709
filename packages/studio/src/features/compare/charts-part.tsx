import { useMemo } from 'react';
import { chartsOfComparison } from '../../lib/compare/charts-of-comparison.ts';
import { fieldsOfColumns } from '../../lib/panels/fields-of-columns.ts';
import { withoutUndefined } from '../../lib/view-state/view-state.ts';
import { PanelBoard } from '../charts/panel-board.tsx';
import type { ComparePartProps } from './compare-part.ts';

const noMetrics: readonly string[] = [];

/** Charts over the runs: those that show at once what varied and what it led to, and any that are added. */
export function ChartsPart({ compared: { runs, names, goals }, view, onView }: ComparePartProps) {
  const scope = useMemo(() => ({ runIds: runs.map(({ run }) => run.id), view: 'all' as const }), [runs]);
  const fields = useMemo(() => fieldsOfColumns(names), [names]);
  const drawn = useMemo(
    () => runs.map(({ run: { id, number }, shortName }) => ({ id, number, name: shortName })),
    [runs],
  );
  const panels = useMemo(
    () =>
      view.panels ?? {
        automatic: false,
        panels: chartsOfComparison(
          runs.map(({ run }) => run),
          names,
          goals,
        ),
      },
    [view.panels, runs, names, goals],
  );
  // All of them are chosen: none need stand out.
  const shown = useMemo(() => withoutUndefined({ ...view, panels, selected: undefined }), [view, panels]);
  return <PanelBoard metrics={noMetrics} fields={fields} runs={drawn} scope={scope} view={shown} onView={onView} />;
}
