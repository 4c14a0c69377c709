import type { RunScope } from '../../lib/queries/query-key.ts';
import type { ViewChange } from '../../lib/use-view.ts';
import type { PanelState } from '../../lib/view-state/panel-state.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import type { ChartMenuItem } from '../../widgets/chart-frame/chart-frame.tsx';

export interface FieldPanelProps {
  readonly panel: Exclude<PanelState, { readonly kind: 'line' }>;
  readonly scope: RunScope | undefined;
  readonly view: ViewState;
  readonly onView: ViewChange;
  readonly items: readonly ChartMenuItem[];
  readonly heightPx: number;
}

/** A chart over runs. */
export function FieldPanel({ panel }: FieldPanelProps) {
  return <p>{panel.kind}</p>;
}
