import { useCallback, useMemo } from 'react';
import { rangeBetween } from '../../lib/plot/brush.ts';
import type { PlotLook, Size } from '../../lib/plot/mark.ts';
import {
  distributionFrame,
  distributionOf,
  distributionPlot,
  distributionTable,
} from '../../lib/studies/distribution-plot.ts';
import { keptFor } from '../../lib/studies/dot-field.ts';
import { objectiveField } from '../../lib/studies/trial-field.ts';
import { withMarks } from '../../lib/studies/trial-selection.ts';
import { PlotFigure } from '../../widgets/charts/plot-figure.tsx';
import { boxGesture } from '../../widgets/charts/plot-gesture.ts';
import { chosenObjective, isLogged, logItem, useTrialLinks, type StudyChartProps } from './study-chart.ts';

/** Which share of the trials is at most so good; of those that are selected too. */
export function DistributionPanel(props: StudyChartProps) {
  const { study, charted, selection, view, onView, heightPx } = props;
  const links = useTrialLinks(props);
  const objective = chosenObjective(study, view);
  const isLog = isLogged(view, 'distribution');
  const distribution = useMemo(() => distributionOf(charted, objective, isLog), [charted, objective, isLog]);
  const frameOf = useMemo(() => keptFor((size, look) => distributionFrame(distribution, size, look)), [distribution]);
  const plotOf = useCallback(
    (size: Size, look: PlotLook) => distributionPlot(frameOf(size, look), selection),
    [frameOf, selection],
  );
  const table = useCallback(() => distributionTable(distribution), [distribution]);
  const field = objectiveField(objective);
  return (
    <PlotFigure
      {...links}
      title="Empirical distribution"
      words={distribution.words}
      heightPx={heightPx}
      items={[logItem('distribution', 'values', props)]}
      plotOf={plotOf}
      table={table}
      gestureOf={({ box, frame }, look) =>
        boxGesture('x', box, look, ({ left, width }) =>
          onView({ brush: withMarks(view.brush, [field], { [field]: rangeBetween(frame.x, left, left + width) }) }),
        )
      }
      onReset={() => onView({ brush: withMarks(view.brush, [field], {}) })}
    />
  );
}
