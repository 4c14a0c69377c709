import { keyLabels } from '../../lib/keys/key-press.ts';
import { isMac, useShortcuts, type Shortcut } from '../../lib/keys/shortcuts.ts';
import { Dialog } from '../../widgets/dialog/dialog.tsx';
import './shortcut-sheet.css';

/** All keys that do something on the page that is open. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const scopes = Map.groupBy(useShortcuts(), ({ scope }) => scope);
  return (
    <Dialog title="Keyboard shortcuts" size="wide" onClose={onClose}>
      <div className="shortcut-sheet">
        {[...scopes].map(([scope, shortcuts]) => (
          <section key={scope} aria-label={scope}>
            <h3>{scope}</h3>
            <dl>
              {shortcuts.map((shortcut) => (
                <Line key={shortcut.keys} shortcut={shortcut} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Line({ shortcut: { keys, label } }: { readonly shortcut: Shortcut }) {
  return (
    <div className="shortcut-line">
      <dt>
        {keyLabels(keys, isMac).map((press, index) => (
          <span key={press.join('+')}>
            {index > 0 && ' then '}
            {press.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </span>
        ))}
      </dt>
      <dd>{label}</dd>
    </div>
  );
}
