import { Link } from '@tanstack/react-router';
import type { ChartedTrials } from '../../lib/studies/charted-trials.ts';
import { kindOf } from '../../lib/studies/charted-trials.ts';
import { rowOfNumber, runIdOf } from '../../lib/studies/trial-data.ts';
import { trialReadOut } from '../../lib/studies/trial-words.ts';
import { CopyButton } from '../../widgets/copy-button.tsx';

interface TrialCardProps {
  readonly charted: ChartedTrials;
  readonly number: number;
  readonly onClose: () => void;
}

/** The trial that was chosen last: what its dot says, and the way to its run. */
export function TrialCard({ charted, number, onClose }: TrialCardProps) {
  const { data } = charted;
  const row = rowOfNumber(data, number);
  if (row === undefined) {
    return (
      <p className="trial-card">
        There is no trial {number} in this study.
        <button
          type="button"
          className="button button-plain"
          aria-label={`No longer trial ${number}`}
          onClick={onClose}
        >
          ×
        </button>
      </p>
    );
  }
  const runId = runIdOf(data, row);
  const values = Object.fromEntries(
    data.parameters.flatMap(({ name, values: all, words }) => {
      const value = all[row] ?? Number.NaN;
      return Number.isNaN(value) ? [] : [[name, words === undefined ? value : words[value]]];
    }),
  );
  return (
    <section className="trial-card" aria-label={`Trial ${number}`}>
      <strong>
        Trial {number} <span className="muted">{kindOf(data, row)}</span>
      </strong>
      {trialReadOut(charted, row).rows.map(({ label, value }) => (
        <span key={label} className="trial-card-value" title={`${label} ${value}`}>
          <span className="muted">{label}</span> {value}
        </span>
      ))}
      {runId !== null && (
        <Link to="/runs/$runId" params={{ runId }}>
          Open the run
        </Link>
      )}
      <CopyButton text={JSON.stringify(values, null, 2)} what="its values as JSON" />
      <button
        type="button"
        className="button button-plain no-print"
        aria-label={`No longer trial ${number}`}
        onClick={onClose}
      >
        ×
      </button>
    </section>
  );
}
