import { useMemo, useState, type ReactNode } from 'react';
import type { ArrangedAxis } from '../../lib/plot/parallel-axes.ts';
import { ContourPanel } from './contour-panel.tsx';
import { DistributionPanel } from './distribution-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { HypervolumePanel } from './hypervolume-panel.tsx';
import { ImportancePanel } from './importance-panel.tsx';
import { LearningPanel } from './learning-panel.tsx';
import { ParallelPanel } from './parallel-panel.tsx';
import { ParetoPanel } from './pareto-panel.tsx';
import { SlicePanel } from './slice-panel.tsx';
import './study-charts.css';
import type { StudyChartProps } from './study-chart.ts';
import { TimelinePanel } from './timeline-panel.tsx';
import { WhenNear } from './when-near.tsx';

type ChartsProps = Omit<StudyChartProps, 'heightPx'>;

const heightPx = 260;
const sliceHeightPx = 190;
const chromePx = 60;
const asGiven: readonly ArrangedAxis[] = [];

/** All charts of a study, one below the other. */
export function StudyCharts(props: ChartsProps) {
  const { study, charted } = props;
  const [arrangement, setArrangement] = useState<readonly ArrangedAxis[]>(asGiven);
  const { parameters } = charted.data;
  const names = useMemo(() => parameters.map(({ name }) => name), [parameters]);
  const numeric = useMemo(
    () => parameters.filter(({ words }) => words === undefined).map(({ name }) => name),
    [parameters],
  );
  const common = { ...props, heightPx };
  const slot = (name: string, chart: () => ReactNode, isWide = false): ReactNode => (
    <WhenNear name={name} heightPx={heightPx + chromePx} className={isWide ? 'study-chart-wide' : undefined}>
      {chart}
    </WhenNear>
  );
  const objectiveCount = study.objectives.length;
  return (
    <div className="study-charts" data-scrolls="" tabIndex={0} role="region" aria-label="Charts">
      <div className="study-charts-grid">
        {slot('history', () => (
          <HistoryPanel {...common} />
        ))}
        {objectiveCount > 1 && slot('pareto', () => <ParetoPanel {...common} />)}
        {slot('importance', () => (
          <ImportancePanel {...common} />
        ))}
        {names.length > 0 &&
          slot(
            'parallel',
            () => <ParallelPanel {...common} names={names} arrangement={arrangement} onArrange={setArrangement} />,
            true,
          )}
        {numeric.length > 1 && slot('contour', () => <ContourPanel {...common} names={numeric} />)}
        {slot('intermediate', () => (
          <LearningPanel {...common} />
        ))}
        {slot('distribution', () => (
          <DistributionPanel {...common} />
        ))}
        {slot('timeline', () => (
          <TimelinePanel {...common} />
        ))}
        {objectiveCount === 2 && slot('hypervolume', () => <HypervolumePanel {...common} />)}
      </div>
      {names.length > 0 && (
        <section aria-label="Slices">
          <h2 className="study-charts-head">
            Slices <span className="muted">the younger the trial, the stronger the dot</span>
          </h2>
          <div className="study-slices">
            {names.map((name) => (
              <WhenNear key={name} name={`slice ${name}`} heightPx={sliceHeightPx + chromePx}>
                {() => <SlicePanel {...common} name={name} heightPx={sliceHeightPx} />}
              </WhenNear>
            ))}
          </div>
        </section>
      )}
    </div>
  );
}
