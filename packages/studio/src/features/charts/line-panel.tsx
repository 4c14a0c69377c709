import { useMemo } from 'react';
import type { RunScope } from '../../lib/queries/query-key.ts';
import type { ViewChange } from '../../lib/use-view.ts';
import type { PanelState } from '../../lib/view-state/panel-state.ts';
import type { LineSettings, XAxis } from '../../lib/view-state/line-settings.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import type { ChartMenuItem } from '../../widgets/chart-frame/chart-frame.tsx';
import { MetricPanel } from './metric-panel.tsx';
import type { PanelRun } from './panel-run.ts';

export interface LinePanelProps {
  readonly panel: Extract<PanelState, { readonly kind: 'line' }>;
  readonly runs: readonly PanelRun[];
  readonly scope: RunScope | undefined;
  readonly view: ViewState;
  readonly onView: ViewChange;
  readonly items: readonly ChartMenuItem[];
  readonly heightPx: number;
  readonly isSingle: boolean;
}

/** The curves of a panel. */
export function LinePanel({ panel, runs, view, onView, items, heightPx, isSingle }: LinePanelProps) {
  const { x = 'step', xScale, yScale, smoothing } = { ...view, ...panel.settings };
  const key = JSON.stringify({ x, xScale, yScale, smoothing });
  // Each edit of the view reads all of it anew; the chart sees new settings only when something in them differs.
  const settings = useMemo(() => JSON.parse(key) as LineSettings & { readonly x: XAxis }, [key]);
  return (
    <MetricPanel
      name={panel.metrics[0] ?? ''}
      runs={runs}
      axis={settings.x}
      settings={settings}
      items={items}
      heightPx={heightPx}
      range={view.range}
      onRange={(range) => onView({ range })}
      isSingle={isSingle}
    />
  );
}
