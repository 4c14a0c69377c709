import { runStatuses, type RunStatus } from '@assay/wire';
import { formatCount } from '../lib/format/format-number.ts';
import { statusWords } from './status-mark.tsx';
import './status-bar.css';

const order: readonly RunStatus[] = ['completed', 'running', 'stopping', 'scheduled', 'stopped', 'failed'];

/** How the runs of an experiment stand, as shares of a bar; its name says the counts. */
export function StatusBar({ counts }: { readonly counts: Readonly<Record<string, number>> }) {
  const words = runStatuses
    .filter((status) => (counts[status] ?? 0) > 0)
    .map((status) => `${formatCount(counts[status] ?? 0)} ${statusWords[status].toLowerCase()}`)
    .join(', ');
  const label = words === '' ? 'no runs' : words;
  return (
    <span className="status-bar" role="img" aria-label={label} title={label}>
      {order.map((status) => {
        const count = counts[status] ?? 0;
        return count === 0 ? null : <span key={status} className={`status-bar-${status}`} style={{ flex: count }} />;
      })}
    </span>
  );
}
