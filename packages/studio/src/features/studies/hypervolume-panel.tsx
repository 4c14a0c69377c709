import { useMemo } from 'react';
import { hypervolumeChart } from '../../lib/studies/hypervolume-chart.ts';
import { DotsPanel } from './dots-panel.tsx';
import { useZoom, type StudyChartProps } from './study-chart.ts';

/** How the front of two objectives grew. */
export function HypervolumePanel(props: StudyChartProps) {
  const { charted, view } = props;
  const zoom = useZoom(view, 'hypervolume');
  const chart = useMemo(() => hypervolumeChart(charted, zoom), [charted, zoom]);
  if (chart === undefined) return null;
  return (
    <DotsPanel
      {...props}
      id="hypervolume"
      title="Hypervolume"
      chart={chart}
      fields={{ x: 'number', y: 'hypervolume' }}
    />
  );
}
