import { useMemo } from 'react';
import { isSystemMetric } from '../../lib/charts/metric-groups.ts';
import { MetricSections } from '../charts/metric-sections.tsx';
import type { TabProps } from './tab-props.ts';
import { useRunAsPanel } from './use-run-as-panel.ts';

/** The curves of a run's own metrics. */
export function ChartsTab({ run, view, onView }: TabProps) {
  const names = useMemo(() => Object.keys(run.metrics).filter((name) => !isSystemMetric(name)), [run.metrics]);
  return <MetricSections names={names} runs={useRunAsPanel(run)} view={view} onView={onView} />;
}
