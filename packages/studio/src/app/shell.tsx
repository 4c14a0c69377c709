import { Outlet } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { ShortcutSheet } from '../features/shortcuts/shortcut-sheet.tsx';
import { useShellShortcuts, type ShellWindow } from '../features/shortcuts/use-shell-shortcuts.ts';
import { useShownHead } from '../lib/page/page-head.ts';
import { usePreferences } from '../lib/prefs/preferences.ts';
import { ToastPlace } from '../widgets/toast-place.tsx';
import { SettingsDialog } from './settings-dialog.tsx';
import { ShellHeader } from './shell-header.tsx';
import { ShellRail } from './shell-rail.tsx';
import './shell.css';

/** What stands around every page. */
export function Shell() {
  const { rail, timeZone } = usePreferences();
  const [open, setOpen] = useState<ShellWindow>();
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  useShellShortcuts(setOpen);
  const title = useShownHead()?.title;
  useEffect(() => {
    document.title = title === undefined ? 'Assay' : `${title} · Assay`;
  }, [title]);
  const close = (): void => setOpen(undefined);
  return (
    <div className="shell" data-rail={rail}>
      <a className="shell-skip no-print" href="#content">
        Skip to the content
      </a>
      <ShellHeader onOpen={setOpen} isMenuOpen={isMenuOpen} onMenu={() => setIsMenuOpen(!isMenuOpen)} />
      <div className="shell-body">
        <ShellRail isMenuOpen={isMenuOpen} onGo={() => setIsMenuOpen(false)} />
        {/* Times are written anew in another zone. */}
        <main className="shell-main" id="content" tabIndex={-1} key={timeZone}>
          <Suspense>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <ToastPlace />
      {open === 'help' && <ShortcutSheet onClose={close} />}
      {open === 'settings' && <SettingsDialog onClose={close} />}
    </div>
  );
}
