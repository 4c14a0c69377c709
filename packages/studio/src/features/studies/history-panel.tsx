import { useMemo } from 'react';
import { historyChart } from '../../lib/studies/history-chart.ts';
import { objectiveField } from '../../lib/studies/trial-field.ts';
import { DotsPanel } from './dots-panel.tsx';
import { chosenObjective, isLogged, logItem, useZoom, type StudyChartProps } from './study-chart.ts';

/** The value of each trial in their order, and the best so far. */
export function HistoryPanel(props: StudyChartProps) {
  const { study, charted, view } = props;
  const objective = chosenObjective(study, view);
  const isLog = isLogged(view, 'history');
  const zoom = useZoom(view, 'history');
  const chart = useMemo(() => historyChart(charted, objective, isLog, zoom), [charted, objective, isLog, zoom]);
  return (
    <DotsPanel
      {...props}
      id="history"
      title="Optimisation history"
      chart={chart}
      fields={{ x: 'number', y: objectiveField(objective) }}
      items={[logItem('history', 'values', props)]}
    />
  );
}
