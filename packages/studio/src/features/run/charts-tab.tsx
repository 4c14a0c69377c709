import { useMemo } from 'react';
import { isSystemMetric } from '../../lib/charts/metric-groups.ts';
import { PanelBoard } from '../charts/panel-board.tsx';
import type { TabProps } from './tab-props.ts';
import { singlesOf } from './singles-of.ts';
import { useMetricNames } from './use-metric-names.ts';
import { useRunAsPanel } from './use-run-as-panel.ts';

/** The curves of a run's own metrics. */
export function ChartsTab({ run, view, onView }: TabProps) {
  const all = useMetricNames(run);
  const names = useMemo(() => all?.filter((name) => !isSystemMetric(name)), [all]);
  const singles = useMemo(() => singlesOf(run), [run]);
  return <PanelBoard metrics={names} runs={useRunAsPanel(run)} singles={singles} view={view} onView={onView} />;
}
