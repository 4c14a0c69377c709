import { Link } from '@tanstack/react-router';
import { runColours, seriesStyles } from '../../lib/charts/series-colour.ts';
import { formatCount } from '../../lib/format/format-number.ts';
import { highlightedRun } from '../../lib/highlighted-run.ts';
import { useTheme } from '../../lib/theme.ts';
import type { ViewChange } from '../../lib/use-view.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import { CurveKey } from '../../widgets/line-chart/curve-key.tsx';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { AddRuns } from './add-runs.tsx';
import type { ComparedRun } from './use-compared-runs.ts';

interface ComparedListProps {
  readonly runs: readonly ComparedRun[];
  readonly baselineId: string;
  readonly view: ViewState;
  readonly onView: ViewChange;
}

const maximumShown = 24;

/** The runs that are compared: which one is the baseline, and which to leave out or add. The key of the curves, too: pointed at, the others fade. */
export function ComparedList({ runs, baselineId, view, onView }: ComparedListProps) {
  const theme = useTheme();
  const ids = runs.map(({ run }) => run.id);
  const colours = runColours(
    runs.map(({ run }) => run),
    view.colours,
  );
  const styles = seriesStyles(ids, theme, colours);
  return (
    <ul className="compared-list" aria-label="Runs that are compared">
      {runs.slice(0, maximumShown).map(({ run, shortName }) => {
        const style = styles.get(run.id);
        const isBaseline = run.id === baselineId;
        return (
          <li
            key={run.id}
            className="compared-run"
            data-baseline={isBaseline}
            onPointerEnter={() => highlightedRun.set(run.id)}
            onPointerLeave={() => highlightedRun.set(undefined)}
          >
            {style !== undefined && <CurveKey {...style} />}
            <Link to="/runs/$runId" params={{ runId: run.id }} title={run.name} className="compared-run-name">
              <MiddleText text={shortName} />
            </Link>
            <button
              type="button"
              className="button button-plain no-print"
              aria-pressed={isBaseline}
              title={isBaseline ? 'The others are held against this run' : 'Hold the others against this run'}
              onClick={() => onView({ baseline: run.id })}
            >
              {isBaseline ? 'baseline' : 'as baseline'}
            </button>
            <button
              type="button"
              className="button button-plain no-print"
              aria-label={`Leave out ${run.name}`}
              onClick={() => onView({ selected: ids.filter((id) => id !== run.id) })}
            >
              ×
            </button>
          </li>
        );
      })}
      {runs.length > maximumShown && <li className="muted">{formatCount(runs.length - maximumShown)} more</li>}
      <li className="no-print">
        <AddRuns
          experimentId={runs[0]?.run.experimentId ?? null}
          taken={ids}
          onAdd={(id) => onView({ selected: [...ids, id] })}
        />
      </li>
    </ul>
  );
}
