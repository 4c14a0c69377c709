import { useMemo } from 'react';
import { isSystemMetric } from '../../lib/charts/metric-groups.ts';
import { PanelBoard } from '../charts/panel-board.tsx';
import { EnvironmentPart } from './environment-part.tsx';
import type { TabProps } from './tab-props.ts';
import { singlesOf } from './singles-of.ts';
import { useRunAsPanel } from './use-run-as-panel.ts';

/** What the run ran on, and how much of it it used. */
export function SystemTab({ run, view, onView }: TabProps) {
  const names = useMemo(() => Object.keys(run.metrics).filter((name) => isSystemMetric(name)), [run.metrics]);
  const runs = useRunAsPanel(run);
  const singles = useMemo(() => singlesOf(run), [run]);
  const timed = useMemo(() => ({ ...view, x: view.x ?? ('relativeTime' as const) }), [view]);
  return (
    <>
      {names.length > 0 && <PanelBoard metrics={names} runs={runs} singles={singles} view={timed} onView={onView} />}
      <EnvironmentPart environment={run.environment} only="machine" />
    </>
  );
}
