import { useMemo } from 'react';
import { isSystemMetric } from '../../lib/charts/metric-groups.ts';
import { MetricSections } from '../charts/metric-sections.tsx';
import { EnvironmentPart } from './environment-part.tsx';
import type { TabProps } from './tab-props.ts';
import { useRunAsPanel } from './use-run-as-panel.ts';

/** What the run ran on, and how much of it it used. */
export function SystemTab({ run, view, onView }: TabProps) {
  const names = useMemo(() => Object.keys(run.metrics).filter((name) => isSystemMetric(name)), [run.metrics]);
  const runs = useRunAsPanel(run);
  const timed = useMemo(() => ({ ...view, x: view.x ?? ('relativeTime' as const) }), [view]);
  return (
    <>
      {names.length > 0 && <MetricSections names={names} runs={runs} view={timed} onView={onView} />}
      <EnvironmentPart environment={run.environment} only="machine" />
    </>
  );
}
