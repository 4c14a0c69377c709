import type { Study } from '@assay/wire';
import { countOf, formatCount } from '../../lib/format/format-number.ts';
import './study-progress.css';
import { doneCount } from './study-words.ts';

const parts = ['complete', 'pruned', 'failed', 'running'] as const;

/** How many trials are done of those that are planned, as a bar and in words. */
export function StudyProgress({ study }: { readonly study: Pick<Study, 'trialCounts' | 'limits'> }) {
  const { trialCounts: counts, limits } = study;
  const done = doneCount(study);
  const planned = limits.maxTrials;
  const all = done + counts.running;
  const words = parts.flatMap((part) => (counts[part] > 0 ? [`${formatCount(counts[part])} ${part}`] : [])).join(', ');
  const label = `${planned === null ? countOf(done, 'trial') : `${formatCount(done)} of ${countOf(planned, 'trial')}`} done${words === '' ? '' : `: ${words}`}`;
  return (
    <span className="study-progress" title={label}>
      <span className="study-progress-bar" role="img" aria-label={label}>
        {parts.map((part) =>
          counts[part] === 0 ? null : (
            <span key={part} className={`study-progress-${part}`} style={{ flex: `${counts[part]} 0 0` }} />
          ),
        )}
        <span style={{ flex: `${Math.max(0, (planned ?? all) - all)} 0 0` }} />
      </span>
      <span className="study-progress-count" aria-hidden="true">
        {formatCount(done)}
        {planned !== null && ` / ${formatCount(planned)}`}
      </span>
    </span>
  );
}
