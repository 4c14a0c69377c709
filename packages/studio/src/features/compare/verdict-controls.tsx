import type { RunField } from '@assay/wire';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { experimentQuery } from '../../lib/queries/experiment-queries.ts';
import { wordsOf } from '../../lib/run-field/field-words.ts';
import type { ViewChange } from '../../lib/use-view.ts';
import { comparedStatistics } from '../../lib/verdict/verdict-question.ts';
import { experimentBaseline } from '../../lib/view-state/verdict-view.ts';
import { oneOf, type ViewState } from '../../lib/view-state/view-state.ts';
import { SetsEditor } from './sets-editor.tsx';

interface VerdictControlsProps {
  readonly experimentId: string | null;
  readonly metrics: readonly string[];
  readonly metric: string | undefined;
  /** Those that part the runs into sets, the likeliest first. */
  readonly fields: readonly RunField[];
  readonly allFields: readonly string[];
  readonly by: string | undefined;
  readonly setNames: readonly string[];
  readonly view: ViewState;
  readonly onView: ViewChange;
}

const confidences = [0.9, 0.95, 0.99];
const byHand = '*hand*';

/** Which sets are compared, in what, against what, and how they are paired. */
export function VerdictControls(props: VerdictControlsProps) {
  const { experimentId, metrics, metric, fields, allFields, by, setNames, view, onView } = props;
  const [isEditing, setIsEditing] = useState(false);
  const experiment = useQuery({ ...experimentQuery(experimentId ?? ''), enabled: experimentId !== null });
  const hasBaseline = experiment.data?.baseline !== undefined && experiment.data.baseline !== null;
  const statistic = oneOf(comparedStatistics, view.statistic) ?? 'last';
  const canScope = view.experiment !== undefined || view.selected !== undefined;
  return (
    <div className="verdict-controls no-print">
      <label>
        <span className="muted">Metric</span>
        <select className="field" value={metric ?? ''} onChange={(event) => onView({ metric: event.target.value })}>
          {metric !== undefined && !metrics.includes(metric) && <option>{metric}</option>}
          {metrics.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label>
        <span className="muted">Value</span>
        <select
          className="field"
          value={statistic}
          title="Which value of each run counts. The last is what a run ended with; the best of many looks at the data more than once."
          onChange={(event) => onView({ statistic: event.target.value === 'last' ? undefined : event.target.value })}
        >
          {comparedStatistics.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
      <label>
        <span className="muted">Sets</span>
        <select
          className="field"
          value={view.sets === undefined ? (by ?? '') : byHand}
          onChange={(event) => {
            const { value } = event.target;
            if (value === byHand) setIsEditing(true);
            else onView({ sets: undefined, group: [value], against: undefined });
          }}
        >
          {canScope && (
            <optgroup label="By the values of">
              {by !== undefined && fields.every(({ field }) => field !== by) && (
                <option value={by}>{wordsOf(by)}</option>
              )}
              {fields.map(({ field, distinct }) => (
                <option key={field} value={field}>
                  {wordsOf(field)} ({distinct})
                </option>
              ))}
            </optgroup>
          )}
          {(!canScope || by === undefined) && view.sets === undefined && <option value="">choose …</option>}
          <option value={byHand}>{view.sets === undefined ? 'Groups, or by hand …' : 'Groups, or by hand'}</option>
        </select>
      </label>
      {view.sets !== undefined && (
        <button type="button" className="button" onClick={() => setIsEditing(true)}>
          Change the sets …
        </button>
      )}
      <label>
        <span className="muted">Against</span>
        <select
          className="field"
          value={view.against ?? ''}
          onChange={(event) => onView({ against: event.target.value === '' ? undefined : event.target.value })}
        >
          <option value="">each other</option>
          {(hasBaseline || view.against === experimentBaseline) && (
            <option value={experimentBaseline}>the experiment’s baseline</option>
          )}
          {view.against !== undefined && view.against !== experimentBaseline && !setNames.includes(view.against) && (
            <option>{view.against}</option>
          )}
          {setNames.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <Pairing allFields={allFields} view={view} onView={onView} />
      <MinEffect key={view.minEffect} view={view} onView={onView} />
      <label>
        <span className="muted">Confidence</span>
        <select
          className="field"
          value={view.confidence ?? 0.95}
          onChange={(event) => {
            const chosen = Number(event.target.value);
            onView({ confidence: chosen === 0.95 ? undefined : chosen });
          }}
        >
          {[...new Set([...confidences, view.confidence ?? 0.95])].map((each) => (
            <option key={each} value={each}>
              {Math.round(each * 1e4) / 100} %
            </option>
          ))}
        </select>
      </label>
      {isEditing && (
        <SetsEditor experimentId={experimentId} view={view} onView={onView} onClose={() => setIsEditing(false)} />
      )}
    </div>
  );
}

type Part = Pick<VerdictControlsProps, 'view' | 'onView'>;

function Pairing({ allFields, view, onView }: Part & Pick<VerdictControlsProps, 'allFields'>) {
  const { pairBy } = view;
  const value = pairBy === undefined ? '' : pairBy === 'none' ? 'none' : pairBy.join(', ');
  return (
    <label>
      <span className="muted">Paired by</span>
      <select
        className="field"
        title="Where runs say their seed, fold or data set, those with the same are held against each other, which tells more from fewer runs."
        value={value}
        onChange={({ target }) =>
          onView({ pairBy: target.value === '' ? undefined : target.value === 'none' ? 'none' : [target.value] })
        }
      >
        <option value="">seed, fold, data set</option>
        <option value="none">nothing</option>
        {pairBy !== undefined && pairBy !== 'none' && (pairBy.length > 1 || !allFields.includes(value)) && (
          <option>{value}</option>
        )}
        {allFields.map((field) => (
          <option key={field} value={field}>
            {wordsOf(field)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Taken when it is left or with Enter, so that no half of a number is asked about. */
function MinEffect({ view, onView }: Part) {
  const id = useId();
  const [text, setText] = useState(view.minEffect?.toString() ?? '');
  const number = text.trim() === '' ? undefined : Number(text);
  const isFault = number !== undefined && !(number > 0 && Number.isFinite(number));
  const take = (): void => {
    if (!isFault) onView({ minEffect: number });
  };
  return (
    <span className="verdict-control">
      <label htmlFor={id} className="muted">
        Matters from
      </label>
      <input
        id={id}
        className="field verdict-number"
        inputMode="decimal"
        placeholder="any size"
        title="The smallest difference that matters, in the unit of the metric"
        value={text}
        aria-invalid={isFault}
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
      {isFault && <span role="alert">A number above 0</span>}
    </span>
  );
}
