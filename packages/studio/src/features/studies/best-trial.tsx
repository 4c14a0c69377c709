import type { Study, StudyValue } from '@assay/wire';
import { countOf, formatNumber } from '../../lib/format/format-number.ts';
import { CopyButton } from '../../widgets/copy-button.tsx';
import { bestText } from './study-words.ts';

interface BestTrialProps {
  readonly study: Study;
  readonly onPick: (number: number) => void;
}

/** The best values found so far, to be copied; with several objectives the trials that none is better than. */
export function BestTrial({ study, onPick }: BestTrialProps) {
  const { best, front, objectives } = study;
  if (objectives.length > 1) {
    if (front === undefined || front.length === 0) return null;
    return (
      <p className="study-best">
        <strong>{countOf(front.length, 'trial')} on the Pareto front</strong>
        <CopyButton
          text={JSON.stringify(
            front.map(({ number, values, objectives: found }) => ({ number, objectives: found, values })),
            null,
            2,
          )}
          what="the front as JSON"
          label="Copy"
        />
      </p>
    );
  }
  if (best === null) return null;
  const { number, values } = best;
  return (
    <p className="study-best">
      <strong>
        Best {objectives[0]?.metric} <span title={String(best.objectives?.[0] ?? '')}>{bestText(study)}</span>
      </strong>
      <button type="button" className="button button-plain study-best-trial" onClick={() => onPick(number)}>
        trial {number}
      </button>
      {Object.entries(values).map(([name, value]) => (
        <span key={name} className="study-value" title={`${name} ${value}`}>
          <span className="muted">{name}</span> {shown(value)}
        </span>
      ))}
      <CopyButton text={JSON.stringify(values, null, 2)} what="these values as JSON" label="Copy" />
    </p>
  );
}

const shown = (value: StudyValue): string => (typeof value === 'number' ? formatNumber(value) : String(value));
