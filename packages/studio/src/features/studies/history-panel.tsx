import { useMemo } from 'react';
import { historyChart } from '../../lib/studies/history-chart.ts';
import { objectiveField } from '../../lib/studies/trial-field.ts';
import { DotsPanel } from './dots-panel.tsx';
import { chosenObjective, isLogged, logItem, type StudyChartProps } from './study-chart.ts';

/** The value of each trial in their order, and the best so far. */
export function HistoryPanel(props: StudyChartProps) {
  const { study, charted, view, zooms } = props;
  const objective = chosenObjective(study, view);
  const isLog = isLogged(view, 'history');
  const zoom = zooms['history'];
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
