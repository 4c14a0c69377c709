import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { LiveDot } from '../features/live/live-dot.tsx';
import type { ShellWindow } from '../features/shortcuts/use-shell-shortcuts.ts';
import { keyLabels } from '../lib/keys/key-press.ts';
import { isMac } from '../lib/keys/shortcuts.ts';
import { useMayWrite } from '../lib/may-write.ts';
import { useShownHead } from '../lib/page/page-head.ts';
import { serverQuery } from '../lib/queries/experiment-queries.ts';
import { Icon } from '../widgets/icon.tsx';
import { MiddleText } from '../widgets/middle-text.tsx';
import { ThemeToggle } from '../widgets/theme-toggle.tsx';

interface ShellHeaderProps {
  readonly onOpen: (which: ShellWindow) => void;
  readonly isMenuOpen: boolean;
  readonly onMenu: () => void;
}

export function ShellHeader({ onOpen, isMenuOpen, onMenu }: ShellHeaderProps) {
  const server = useQuery(serverQuery());
  const caller = server.data?.authentication === 'key' ? server.data.caller : undefined;
  const mayWrite = useMayWrite();
  return (
    <header className="shell-header">
      <button
        type="button"
        className="button button-plain shell-menu no-print"
        aria-label="Pages"
        aria-expanded={isMenuOpen}
        aria-controls="rail"
        onClick={onMenu}
      >
        <Icon name="menu" />
      </button>
      <Link to="/" className="shell-brand" aria-label="Assay: home">
        <img src="/favicon.svg" width="20" height="20" alt="" />
        <span className="shell-brand-name">Assay</span>
      </Link>
      <Breadcrumbs />
      <span className="shell-spacer" />
      <button type="button" className="button shell-search no-print" onClick={() => onOpen('palette')}>
        <Icon name="search" size={14} />
        <span className="shell-search-word">Search</span>
        <kbd className="shell-search-keys">
          {keyLabels('Mod+K', isMac)
            .flat()
            .join(isMac ? '' : ' ')}
        </kbd>
      </button>
      <span className="no-print">
        <LiveDot />
      </span>
      <ThemeToggle />
      <HeaderButton icon="settings" label="Settings" onClick={() => onOpen('settings')} />
      <HeaderButton icon="help" label="Keyboard shortcuts" onClick={() => onOpen('help')} />
      {caller !== undefined && (
        <span
          className="shell-caller muted no-print"
          title={`You use the access key "${caller}"${mayWrite ? '' : ', which may look at everything and change nothing'}`}
        >
          <Icon name="user" size={14} />
          <span className="visually-hidden">Access key: </span>
          <MiddleText text={caller} />
          {!mayWrite && <span className="shell-read-only">read only</span>}
        </span>
      )}
    </header>
  );
}

/** Where the page is, with the pages above it. */
function Breadcrumbs() {
  const head = useShownHead();
  if (head === undefined) return null;
  return (
    <nav aria-label="Where this page is" className="shell-crumbs">
      <ol>
        {head.crumbs.map(({ label, path }) => (
          <li key={path}>
            <Link to={path} activeOptions={{ exact: true }}>
              <MiddleText text={label} />
            </Link>
          </li>
        ))}
        <li aria-current="page">
          <MiddleText text={head.title} />
        </li>
      </ol>
    </nav>
  );
}

function HeaderButton(props: {
  readonly icon: 'settings' | 'help';
  readonly label: string;
  readonly onClick: () => void;
}) {
  const { icon, label, onClick } = props;
  return (
    <button type="button" className="button button-plain no-print" aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}
