import { useMemo } from 'react';
import { paretoChart } from '../../lib/studies/pareto-chart.ts';
import { objectiveField } from '../../lib/studies/trial-field.ts';
import { DotsPanel } from './dots-panel.tsx';
import { isLogged, logItem, useZoom, type StudyChartProps } from './study-chart.ts';

/** Two objectives against each other and their front. */
export function ParetoPanel(props: StudyChartProps) {
  const { study, charted, view, onView } = props;
  const { objectives } = study;
  const [first, second] = view.front ?? [0, 1];
  const logs = [isLogged(view, 'pareto x'), isLogged(view, 'pareto y')] as const;
  const [isLogX, isLogY] = logs;
  const zoom = useZoom(view, 'pareto');
  const chart = useMemo(
    () => paretoChart(charted, [first, second], [isLogX, isLogY], zoom),
    [charted, first, second, isLogX, isLogY, zoom],
  );
  if (chart === undefined) return null;
  const choice = (label: string, place: number, other: number, onChoose: (place: number) => void) => (
    <select
      className="field study-choice no-print"
      aria-label={label}
      value={place}
      onChange={(event) => onChoose(Number(event.target.value))}
    >
      {objectives.map(({ metric }, i) => (
        <option key={metric} value={i} disabled={i === other}>
          {metric}
        </option>
      ))}
    </select>
  );
  return (
    <DotsPanel
      {...props}
      id="pareto"
      title="Pareto front"
      chart={chart}
      fields={{ x: objectiveField(first), y: objectiveField(second) }}
      items={[
        logItem('pareto x', objectives[first]?.metric ?? '', props),
        logItem('pareto y', objectives[second]?.metric ?? '', props),
      ]}
      aside={
        objectives.length > 2 && (
          <>
            {choice('Objective across', first, second, (place) => onView({ front: [place, second] }))}
            {choice('Objective upwards', second, first, (place) => onView({ front: [first, place] }))}
          </>
        )
      }
    />
  );
}
