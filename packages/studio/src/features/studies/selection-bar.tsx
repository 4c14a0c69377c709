import type { Study, TrialState } from '@assay/wire';
import { formatCount, formatNumber } from '../../lib/format/format-number.ts';
import { formatTime } from '../../lib/format/format-time.ts';
import type { ChartedTrials } from '../../lib/studies/charted-trials.ts';
import { countSelected, withMarks } from '../../lib/studies/trial-selection.ts';
import { trialField } from '../../lib/studies/trial-field.ts';
import type { ViewChange } from '../../lib/use-view.ts';
import type { Brush, ViewState } from '../../lib/view-state/view-state.ts';
import './selection-bar.css';
import { RunLinks } from './run-links.tsx';
import { chosenObjective } from './study-chart.ts';
import { TrialCard } from './trial-card.tsx';

interface SelectionBarProps {
  readonly study: Study;
  readonly charted: ChartedTrials;
  readonly selection: Uint8Array | undefined;
  readonly counts: Readonly<Record<TrialState, number>>;
  readonly view: ViewState;
  readonly onView: ViewChange;
}

const statesInOrder = ['complete', 'pruned', 'failed', 'running', 'waiting'] as const satisfies readonly TrialState[];

/** Which trials are shown and which of them are selected, on all charts and in the table. */
export function SelectionBar({ study, charted, selection, counts, view, onView }: SelectionBarProps) {
  const { data, objectives, rows } = charted;
  const hidden = view.hide ?? [];
  const picked = view.trials ?? [];
  const last = picked.at(-1);
  const turn = (state: TrialState): void => {
    const next = hidden.includes(state) ? hidden.filter((each) => each !== state) : [...hidden, state];
    onView({ hide: next.length === 0 ? undefined : next });
  };
  return (
    <div className="selection-bar">
      <div className="selection-row">
        {objectives.length > 1 && (
          <label className="selection-objective">
            <span className="muted">Objective</span>
            <select
              className="field"
              value={chosenObjective(study, view)}
              onChange={(event) =>
                onView({ objective: event.target.value === '0' ? undefined : Number(event.target.value) })
              }
            >
              {objectives.map(({ metric }, place) => (
                <option key={metric} value={place}>
                  {metric}
                </option>
              ))}
            </select>
          </label>
        )}
        <div className="selection-states no-print" role="group" aria-label="States that are shown">
          {statesInOrder

            .filter((state) => counts[state] > 0 || hidden.includes(state))
            .map((state) => (
              <button
                key={state}
                type="button"
                className="button button-plain selection-state"
                aria-pressed={!hidden.includes(state)}
                title={hidden.includes(state) ? `Show ${state} trials everywhere` : `Hide ${state} trials everywhere`}
                onClick={() => turn(state)}
              >
                <span className={`selection-dot selection-dot-${state}`} aria-hidden="true" />
                {state} {formatCount(counts[state])}
              </button>
            ))}
        </div>
        {selection !== undefined && (
          <div className="selection-marks" role="group" aria-label="What is selected">
            <strong>
              {formatCount(countSelected(rows, selection))} of {formatCount(rows.length)} selected
            </strong>
            {Object.entries(view.brush ?? {}).map(([name, brush]) => {
              const field = trialField(data, objectives, name);
              if (field === undefined) return null;
              const words = `${field.title} ${brushText(brush, field.scale === 'time')}`;
              return (
                <Mark key={name} words={words} onRemove={() => onView({ brush: withMarks(view.brush, [name], {}) })} />
              );
            })}
            {picked.length > 1 && (
              <Mark words={`${picked.length} chosen trials`} onRemove={() => onView({ trials: undefined })} />
            )}
            <button
              type="button"
              className="button button-plain no-print"
              onClick={() => onView({ brush: undefined, trials: undefined, only: undefined })}
            >
              Clear
            </button>
          </div>
        )}
        <span className="page-spacer" />
        <RunLinks study={study} charted={charted} view={view} />
      </div>
      {last !== undefined && (
        <TrialCard
          charted={charted}
          number={last}
          onClose={() => onView({ trials: picked.length > 1 ? picked.slice(0, -1) : undefined })}
        />
      )}
    </div>
  );
}

function Mark({ words, onRemove }: { readonly words: string; readonly onRemove: () => void }) {
  return (
    <span className="selection-mark">
      <span className="selection-mark-words" title={words}>
        {words}
      </span>
      <button
        type="button"
        className="button button-plain no-print"
        aria-label={`No longer: ${words}`}
        onClick={onRemove}
      >
        ×
      </button>
    </span>
  );
}

const brushText = (brush: Brush, isTime: boolean): string => {
  if (!('length' in brush)) return brush.values.join(', ');
  const text = isTime ? formatTime : formatNumber;
  return `${text(brush[0])} … ${text(brush[1])}`;
};
