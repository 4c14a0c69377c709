import { useMemo } from 'react';
import { isSystemMetric } from '../../../lib/charts/metric-groups.ts';
import { PanelBoard } from '../../charts/panel-board.tsx';
import { EnvironmentPart } from '../environment-part.tsx';
import { singlesOf } from '../singles-of.ts';
import type { TabProps } from '../tab-props.ts';
import { useMetricNames } from '../use-metric-names.ts';
import { useRunAsPanel } from '../use-run-as-panel.ts';
import { PackageList } from './package-list.tsx';
import './system-tab.css';

/** How much of the machine a run used, and what it ran on. */
export function SystemTab({ run, view, onView }: TabProps) {
  const all = useMetricNames(run);
  const names = useMemo(() => all?.filter((name) => isSystemMetric(name)), [all]);
  const runs = useRunAsPanel(run);
  const singles = useMemo(() => singlesOf(run), [run]);
  const timed = useMemo(() => ({ ...view, x: view.x ?? ('relativeTime' as const) }), [view]);
  return (
    <div className={names?.length === 0 ? 'system system-still' : 'system'}>
      {names?.length === 0 ? (
        <p className="muted">
          No use of the machine was measured. The SDK and <code>assay exec</code> measure it every few seconds.
        </p>
      ) : (
        <PanelBoard metrics={names} runs={runs} singles={singles} view={timed} onView={onView} />
      )}
      <aside className="system-machine" aria-label="Environment">
        <EnvironmentPart environment={run.environment} only="machine" />
        <PackageList environment={run.environment} />
      </aside>
    </div>
  );
}
