import type { RunScope } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { joinFilters, viewFilter } from '../../lib/filter/view-filter.ts';
import { fieldsOf } from '../../lib/panels/layout-panels.ts';
import { runValuesQuery } from '../../lib/queries/run-values-query.ts';
import type { ViewChange } from '../../lib/use-view.ts';
import type { PanelState } from '../../lib/view-state/panel-state.ts';
import { withoutUndefined, type ViewState } from '../../lib/view-state/view-state.ts';
import type { ChartMenuItem } from '../../widgets/chart-frame/chart-frame.tsx';
import { FaultNotice } from '../../widgets/fault-notice.tsx';
import { Skeleton } from '../../widgets/skeleton.tsx';

// The charts over runs are fetched when the first is put on a page.
const FieldChart = lazy(async () => ({ default: (await import('./field-chart.tsx')).FieldChart }));

export interface FieldPanelProps {
  readonly panel: Exclude<PanelState, { readonly kind: 'line' }>;
  readonly scope: RunScope;
  readonly view: ViewState;
  readonly onView: ViewChange;
  /** Changes the panel itself. */
  readonly onPanel: (panel: PanelState) => void;
  readonly items: readonly ChartMenuItem[];
  readonly heightPx: number;
}

const maximumRuns = 100_000;

/** A chart over all runs that the filter finds. What is marked on it narrows everything else on the page. */
export function FieldPanel(props: FieldPanelProps) {
  const { panel, scope, view, heightPx } = props;
  // Marks are made on parallel coordinates, where the runs that they leave out stay, faintly.
  const filter = joinFilters(
    scope.filter,
    panel.kind === 'parallel' ? viewFilter({ ...withoutUndefined({ filter: view.filter }) }) : viewFilter(view),
  );
  const answer = useQuery(
    runValuesQuery({
      ...scope,
      ...withoutUndefined({ filter }),
      fields: [...new Set(['name', 'number', ...fieldsOf(panel)])],
      limit: maximumRuns,
    }),
  );
  if (answer.error !== null) {
    return <FaultNotice error={answer.error} what="the values of the runs" onRetry={() => void answer.refetch()} />;
  }
  const waiting = (
    <div style={{ minHeight: heightPx }}>
      <Skeleton rows={4} />
    </div>
  );
  if (answer.data === undefined) return waiting;
  return (
    <Suspense fallback={waiting}>
      <FieldChart {...props} values={answer.data} />
    </Suspense>
  );
}
