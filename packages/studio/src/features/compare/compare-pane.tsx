import type { RunRow } from '@assay/wire';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { isSystemMetric } from '../../lib/charts/metric-groups.ts';
import { seriesStyles } from '../../lib/charts/series-colour.ts';
import { shortNames } from '../../lib/format/short-names.ts';
import { runQuery } from '../../lib/queries/run-queries.ts';
import { useTheme } from '../../lib/theme.ts';
import type { ViewChange } from '../../lib/use-view.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import { CurveKey } from '../../widgets/line-chart/curve-key.tsx';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { PanelBoard } from '../charts/panel-board.tsx';
import './compare-pane.css';

interface ComparePaneProps {
  readonly runIds: readonly string[];
  /** Rows that are at hand; a chosen run may be among those that are not loaded. */
  readonly known: readonly RunRow[];
  readonly metrics: readonly string[];
  readonly view: ViewState;
  readonly onView: ViewChange;
  readonly onRemove: (runId: string) => void;
}

/** The curves of the chosen runs, a panel for each metric. */
export function ComparePane({ runIds, known, metrics, view, onView, onRemove }: ComparePaneProps) {
  const theme = useTheme();
  const knownNames = new Map(known.map((run) => [run.id, run.name]));
  const missing = runIds.filter((id) => !knownNames.has(id));
  const fetched = useQueries({ queries: missing.map((id) => runQuery(id)) });
  const names = new Map([
    ...knownNames,
    ...fetched.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data.name] as const])),
  ]);
  const whole = runIds.map((id) => names.get(id) ?? id.slice(0, 8));
  const short = shortNames(whole);
  const named = runIds.map((id, i) => ({ id, name: short[i] ?? '', wholeName: whole[i] ?? '' }));
  const key = JSON.stringify(named);
  // Names arrive later than ids; the panels see a new list only when something in it differs.
  const runs = useMemo(() => JSON.parse(key) as typeof named, [key]);
  const styles = seriesStyles(runIds, theme);
  const training = useMemo(() => metrics.filter((name) => !isSystemMetric(name)), [metrics]);
  return (
    <section className="compare-pane" aria-label="Curves of the chosen runs">
      <ul className="compare-runs">
        {runs.map((run) => {
          const style = styles.get(run.id);
          return (
            <li key={run.id} className="compare-run" title={run.wholeName}>
              {style !== undefined && <CurveKey {...style} />}
              <MiddleText text={run.name} />
              <button
                type="button"
                className="button button-plain"
                aria-label={`Leave out ${run.wholeName}`}
                onClick={() => onRemove(run.id)}
              >
                ×
              </button>
            </li>
          );
        })}
      </ul>
      <PanelBoard metrics={training} runs={runs} view={view} onView={onView} />
    </section>
  );
}
