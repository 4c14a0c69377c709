import { useMemo } from 'react';
import { isSystemMetric } from '../../lib/charts/metric-groups.ts';
import { MetricSections } from '../charts/metric-sections.tsx';
import type { TabProps } from './tab-props.ts';
import { singlesOf } from './singles-of.ts';
import { useRunAsPanel } from './use-run-as-panel.ts';

/** The curves of a run's own metrics. */
export function ChartsTab({ run, view, onView }: TabProps) {
  const names = useMemo(() => Object.keys(run.metrics).filter((name) => !isSystemMetric(name)), [run.metrics]);
  const singles = useMemo(() => singlesOf(run), [run]);
  return <MetricSections names={names} runs={useRunAsPanel(run)} singles={singles} view={view} onView={onView} />;
}
