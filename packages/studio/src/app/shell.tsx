import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { ShortcutSheet } from '../features/shortcuts/shortcut-sheet.tsx';
import { useShellShortcuts, type ShellWindow } from '../features/shortcuts/use-shell-shortcuts.ts';
import { ViewGate } from '../features/views/view-gate.tsx';
import { useTrayOfPage } from '../lib/compare-tray.ts';
import { useShownHead } from '../lib/page/page-head.ts';
import { useRecentPages } from '../lib/page/recent-pages.ts';
import { usePreferences } from '../lib/prefs/preferences.ts';
import { ToastPlace } from '../widgets/toast-place.tsx';
import { SettingsDialog } from './settings-dialog.tsx';
import { ShellHeader } from './shell-header.tsx';
import { ShellRail } from './shell-rail.tsx';
import './shell.css';

const readPalette = () => import('../features/palette/palette.tsx');
const Palette = lazy(async () => ({ default: (await readPalette()).Palette }));
/** When the page is up, the palette is read ahead, so that nothing of what is typed into it is lost. */
const aheadMs = 3000;

/** What stands around every page. */
export function Shell() {
  const { rail, timeZone } = usePreferences();
  const [open, setOpen] = useState<ShellWindow>();
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  useShellShortcuts(setOpen);
  useRecentPages();
  useTrayOfPage();
  const title = useShownHead()?.title;
  useEffect(() => {
    document.title = title === undefined ? 'Assay' : `${title} · Assay`;
  }, [title]);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (!document.hidden) void readPalette();
    }, aheadMs);
    return () => clearTimeout(timer);
  }, []);
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
            <ViewGate>
              <Outlet />
            </ViewGate>
          </Suspense>
        </main>
      </div>
      <ToastPlace />
      {open === 'palette' && (
        <Suspense>
          <Palette onClose={close} onOpen={setOpen} />
        </Suspense>
      )}
      {open === 'help' && <ShortcutSheet onClose={close} />}
      {open === 'settings' && <SettingsDialog onClose={close} />}
    </div>
  );
}
