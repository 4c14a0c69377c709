import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCompareTray } from '../lib/compare-tray.ts';
import { countOf, formatCount } from '../lib/format/format-number.ts';
import { setPreferences, usePreferences } from '../lib/prefs/preferences.ts';
import { serverQuery } from '../lib/queries/experiment-queries.ts';
import { viewSearch } from '../lib/use-view.ts';
import { Icon, type IconName } from '../widgets/icon.tsx';

interface ShellRailProps {
  /** On narrow screens the rail is a menu below the header. */
  readonly isMenuOpen: boolean;
  readonly onGo: () => void;
}

export function ShellRail({ isMenuOpen, onGo }: ShellRailProps) {
  const { rail } = usePreferences();
  const { runIds } = useCompareTray();
  const unassigned = useQuery(serverQuery()).data?.counts.unassignedRuns ?? 0;
  const isWide = rail === 'wide';
  const link = (
    to: '/' | '/experiments' | '/unassigned' | '/studies' | '/models' | '/reports',
    icon: IconName,
    name: string,
    count?: number,
  ) => (
    <li>
      <Link
        to={to}
        className="shell-link"
        activeOptions={{ exact: to === '/' || to === '/experiments', includeSearch: false }}
        title={name}
        onClick={onGo}
      >
        <Icon name={icon} />
        <Name>{name}</Name>
        {count !== undefined && count > 0 && <span className="shell-count">{formatCount(count)}</span>}
      </Link>
    </li>
  );
  return (
    <nav id="rail" aria-label="Pages" className="shell-rail no-print" data-open={isMenuOpen}>
      <ul>
        {link('/', 'home', 'Home')}
        {link('/experiments', 'experiments', 'Experiments')}
        {link('/unassigned', 'inbox', 'Unassigned', unassigned)}
        <li>
          <Link
            to="/compare"
            search={viewSearch(runIds.length === 0 ? {} : { selected: runIds })}
            className="shell-link"
            activeOptions={{ includeSearch: false }}
            title={runIds.length === 0 ? 'Compare' : `Compare ${countOf(runIds.length, 'chosen run')}`}
            onClick={onGo}
          >
            <Icon name="compare" />
            <Name>Compare</Name>
            {runIds.length > 0 && <span className="shell-count">{formatCount(runIds.length)}</span>}
          </Link>
        </li>
        {link('/studies', 'studies', 'Studies')}
        {link('/models', 'models', 'Models')}
        {link('/reports', 'reports', 'Reports')}
      </ul>
      <button
        type="button"
        className="shell-link shell-rail-size"
        aria-expanded={isWide}
        title={isWide ? 'Show icons only' : 'Show the names of the pages'}
        onClick={() => setPreferences({ rail: isWide ? 'narrow' : 'wide' })}
      >
        <Icon name={isWide ? 'narrow' : 'wide'} />
        <Name>{isWide ? 'Icons only' : 'Show names'}</Name>
      </button>
    </nav>
  );
}

const Name = ({ children }: { readonly children: ReactNode }) => <span className="shell-link-name">{children}</span>;
