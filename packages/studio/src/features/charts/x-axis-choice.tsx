import { useId } from 'react';
import { seriesAxes, type SeriesAxis } from '@assay/wire';
import type { XAxis } from '../../lib/view-state/line-settings.ts';
import { oneOf } from '../../lib/view-state/view-state.ts';

const words: Readonly<Record<SeriesAxis, string>> = {
  step: 'Step',
  relativeTime: 'Time since start',
  processTime: 'Time running',
  time: 'Time of day',
};

interface XAxisChoiceProps {
  readonly x: XAxis;
  readonly metrics: readonly string[];
  readonly onChange: (x: XAxis) => void;
}

const epochNames = ['epoch', 'train/epoch'];
const maximumListed = 300;

/** What curves are drawn over: an axis of the series or another metric, of which the usual name of an epoch comes first. */
export function XAxisChoice({ x, metrics, onChange }: XAxisChoiceProps) {
  const id = useId();
  const listId = useId();
  const metric = typeof x === 'string' ? undefined : x.metric;
  const epoch = epochNames.find((name) => metrics.includes(name));
  const other = metrics.find((name) => name !== epoch);
  const isListed = metric === undefined || metric === epoch;
  return (
    <span className="panel-toolbar-smoothing">
      <label htmlFor={id} className="muted">
        x axis
      </label>
      <select
        id={id}
        className="field"
        value={typeof x === 'string' ? x : x.metric === epoch ? 'epoch' : 'other'}
        onChange={(event) => {
          const axis = oneOf(seriesAxes, event.target.value);
          if (axis !== undefined) onChange(axis);
          else onChange({ metric: event.target.value === 'epoch' && epoch !== undefined ? epoch : (other ?? '') });
        }}
      >
        {seriesAxes.map((axis) => (
          <option key={axis} value={axis}>
            {words[axis]}
          </option>
        ))}
        {epoch !== undefined && <option value="epoch">Epoch</option>}
        {(other !== undefined || !isListed) && <option value="other">Another metric</option>}
      </select>
      {!isListed && (
        <>
          <input
            key={metric}
            className="field"
            aria-label="Metric on the x axis"
            list={listId}
            defaultValue={metric}
            onBlur={(event) => {
              if (metrics.includes(event.target.value)) onChange({ metric: event.target.value });
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && metrics.includes(event.currentTarget.value))
                onChange({ metric: event.currentTarget.value });
            }}
          />
          <datalist id={listId} aria-label="Metrics">
            {metrics.slice(0, maximumListed).map((name) => (
              <option key={name}>{name}</option>
            ))}
          </datalist>
        </>
      )}
    </span>
  );
}
