import { useMemo } from 'react';
import { sliceChart } from '../../lib/studies/slice-chart.ts';
import { objectiveField, paramField } from '../../lib/studies/trial-field.ts';
import { DotsPanel } from './dots-panel.tsx';
import { chosenObjective, isLogged, logItem, useZoom, type StudyChartProps } from './study-chart.ts';

/** The objective over one parameter. */
export function SlicePanel(props: StudyChartProps & { readonly name: string }) {
  const { name, study, charted, view } = props;
  const objective = chosenObjective(study, view);
  const isLog = isLogged(view, 'slices');
  const id = `slice ${name}`;
  const zoom = useZoom(view, id);
  const chart = useMemo(
    () => sliceChart(charted, name, objective, isLog, zoom),
    [charted, name, objective, isLog, zoom],
  );
  if (chart === undefined) return null;
  return (
    <DotsPanel
      {...props}
      id={id}
      title={name}
      chart={chart}
      fields={{ x: paramField(name), y: objectiveField(objective) }}
      items={[logItem('slices', 'values in all slices', props)]}
    />
  );
}
