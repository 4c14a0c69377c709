import { messageOf } from '@assay/base';
import type { Experiment, MetricMetadata, SetMetricMetadata } from '@assay/wire';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../lib/api.ts';
import { metricMetadataQuery } from '../../lib/queries/experiment-queries.ts';
import { Dialog } from '../../widgets/dialog/dialog.tsx';
import { MiddleText } from '../../widgets/middle-text.tsx';
import '../../widgets/plain-table.css';

interface MetricGoalsDialogProps {
  readonly experiment: Experiment;
  readonly onClose: () => void;
}

const most = 100;

/** Which way each metric of an experiment is better, its unit and what it is called. Each change is kept at once. */
export function MetricGoalsDialog({ experiment, onClose }: MetricGoalsDialogProps) {
  const client = useQueryClient();
  const query = metricMetadataQuery(experiment.id);
  const { data, error } = useQuery(query);
  const [words, setWords] = useState('');
  const [fault, setFault] = useState<string>();
  const found = data?.metrics.filter(({ name }) => name.toLowerCase().includes(words.toLowerCase())) ?? [];
  const set = async (body: SetMetricMetadata): Promise<void> => {
    try {
      await api.setMetricMetadata({ params: { experimentId: experiment.id }, body });
      setFault(undefined);
      await client.invalidateQueries({ queryKey: query.queryKey });
      await client.invalidateQueries({ queryKey: ['best-run', experiment.id] });
    } catch (thrown) {
      setFault(`${body.name}: ${messageOf(thrown)}`);
    }
  };
  return (
    <Dialog title={`Metrics of “${experiment.name}”`} size="wide" onClose={onClose}>
      <p className="muted">
        The goal says which value of a metric is best, here and in the API. Without one it is guessed from the name.
      </p>
      {(data?.metrics.length ?? 0) > 10 && (
        <input
          type="search"
          className="field"
          aria-label="Find a metric"
          placeholder="Find a metric"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      )}
      {(fault ?? error) !== undefined && (fault ?? error) !== null && (
        <p className="dialog-fault" role="alert">
          {fault ?? messageOf(error)}
        </p>
      )}
      {data?.metrics.length === 0 && <p>Its runs have logged no metric yet.</p>}
      {found.length > 0 && (
        <table className="plain-table">
          <colgroup>
            <col />
            <col style={{ width: 170 }} />
            <col style={{ width: 90 }} />
            <col style={{ width: 190 }} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">Metric</th>
              <th scope="col">Better is</th>
              <th scope="col">Unit</th>
              <th scope="col">Shown as</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, most).map((metric) => (
              <MetricLine key={metric.name} metric={metric} onSet={set} />
            ))}
          </tbody>
        </table>
      )}
      {found.length > most && <p className="muted">{found.length - most} more; narrow the search.</p>}
    </Dialog>
  );
}

interface MetricLineProps {
  readonly metric: MetricMetadata;
  readonly onSet: (body: SetMetricMetadata) => Promise<void>;
}

function MetricLine({ metric: { name, goal, inferred, unit, displayName }, onSet }: MetricLineProps) {
  const guess = goal === null ? 'not known' : `${goal === 'minimize' ? '↓ less' : '↑ more'} (guessed)`;
  return (
    <tr>
      <th scope="row">
        <MiddleText text={name} />
      </th>
      <td>
        <select
          className="field"
          aria-label={`Better is, of ${name}`}
          value={inferred || goal === null ? '' : goal}
          onChange={({ target: { value } }) =>
            void onSet({ name, goal: value === 'minimize' || value === 'maximize' ? value : null })
          }
        >
          <option value="">{inferred || goal === null ? guess : 'as the name says'}</option>
          <option value="maximize">↑ more</option>
          <option value="minimize">↓ less</option>
        </select>
      </td>
      <td>
        <TextCell label={`Unit of ${name}`} text={unit} onText={(text) => onSet({ name, unit: text })} />
      </td>
      <td>
        <TextCell
          label={`Shown name of ${name}`}
          text={displayName}
          onText={(text) => onSet({ name, displayName: text })}
        />
      </td>
    </tr>
  );
}

/** Kept when one leaves the field or presses Enter. */
function TextCell(props: {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => Promise<void>;
}) {
  const { label, text, onText } = props;
  return (
    <input
      className="field"
      style={{ width: '100%' }}
      aria-label={label}
      defaultValue={text}
      onBlur={({ target }) => {
        if (target.value !== text) void onText(target.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
      }}
    />
  );
}
