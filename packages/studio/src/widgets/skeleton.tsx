import { useEffect, useState } from 'react';
import './skeleton.css';

const delayMs = 200;

/** Bars in place of what is being fetched; only when that takes longer than a glance. */
export function Skeleton({ rows = 6 }: { readonly rows?: number }) {
  const [isDue, setIsDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsDue(true), delayMs);
    return () => clearTimeout(timer);
  }, []);
  if (!isDue) return null;
  return (
    <div className="skeleton" role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton-row" style={{ width: `${[92, 74, 84, 60][row % 4]}%` }} />
      ))}
    </div>
  );
}
