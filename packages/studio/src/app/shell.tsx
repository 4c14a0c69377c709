import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { LiveDot } from '../features/live/live-dot.tsx';
import { formatCount } from '../lib/format/format-number.ts';
import { serverQuery } from '../lib/queries/experiment-queries.ts';
import { ThemeToggle } from '../widgets/theme-toggle.tsx';
import './shell.css';

/** What stands around every page. */
export function Shell() {
  const server = useQuery(serverQuery());
  const unassigned = server.data?.counts.unassignedRuns ?? 0;
  return (
    <div className="shell">
      <a className="shell-skip" href="#content">
        Skip to the content
      </a>
      <header className="shell-header">
        <Link to="/" className="shell-brand">
          <img src="/favicon.svg" width="20" height="20" alt="" />
          Assay
        </Link>
        <nav aria-label="Pages" className="no-print">
          <Link to="/" className="shell-link" activeOptions={{ exact: true, includeSearch: false }}>
            Experiments
          </Link>
          <Link to="/unassigned" className="shell-link" activeOptions={{ includeSearch: false }}>
            Unassigned
            {unassigned > 0 && <span className="shell-count">{formatCount(unassigned)}</span>}
          </Link>
          <Link to="/models" className="shell-link" activeOptions={{ includeSearch: false }}>
            Models
          </Link>
        </nav>
        <span className="shell-spacer" />
        <LiveDot />
        <ThemeToggle />
      </header>
      <main className="shell-main" id="content">
        <Suspense>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}
