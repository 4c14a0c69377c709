import { formatCount } from '../lib/format/format-number.ts';
import './printed-list.css';

/** Below a list on paper: how many of its rows are not there. */
export function NotPrinted({ count }: { readonly count: number }) {
  if (count <= 0) return null;
  return (
    <p className="not-printed">
      {formatCount(count)} more {count === 1 ? 'row is' : 'rows are'} not printed
    </p>
  );
}
