import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { useState } from 'react';
import type { ShellWindow } from '../shortcuts/use-shell-shortcuts.ts';
import { keyLabels } from '../../lib/keys/key-press.ts';
import { isMac } from '../../lib/keys/shortcuts.ts';
import { Dialog } from '../../widgets/dialog/dialog.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { MiddleText } from '../../widgets/middle-text.tsx';
import type { PaletteItem } from './palette-item.ts';
import './palette.css';
import { usePaletteGroups } from './use-palette-groups.ts';

interface PaletteProps {
  readonly onClose: () => void;
  readonly onOpen: (which: ShellWindow) => void;
}

/** One field that finds pages, experiments, runs, metrics and what can be done. */
export function Palette({ onClose, onOpen }: PaletteProps) {
  const [words, setWords] = useState('');
  const navigate = useNavigate();
  const { groups, isSearching, fault } = usePaletteGroups(words, onOpen);
  const choose = ({ act, path }: PaletteItem): void => {
    onClose();
    if (path !== undefined) void navigate({ to: path });
    act?.();
  };
  const isEmpty = groups.every(({ items }) => items.length === 0);
  return (
    <Dialog title="Search and commands" size="wide" isBare onClose={onClose}>
      <Command shouldFilter={false} loop label="Search and commands" className="palette">
        <div className="palette-field">
          <Icon name="search" />
          <Command.Input
            data-focus-first
            value={words}
            onValueChange={setWords}
            placeholder="Find an experiment, a run (name, id or tag=value), a metric, a command"
          />
        </div>
        <Command.List className="palette-list" label="What was found">
          {isEmpty && (
            <p className="palette-empty muted" role="status">
              {isSearching ? 'Searching …' : `Nothing is called “${words.trim()}”.`}
            </p>
          )}
          {fault !== undefined && (
            <p className="palette-empty" role="alert">
              {fault}
            </p>
          )}
          {groups.map(({ title, items }) =>
            items.length === 0 ? null : (
              <Command.Group key={title} heading={title}>
                {items.map((item) => (
                  <Command.Item key={item.id} value={item.id} className="palette-item" onSelect={() => choose(item)}>
                    <Icon name={item.icon} size={14} />
                    <span className="palette-name">
                      <MiddleText text={item.label} />
                    </span>
                    {item.aside !== undefined && <span className="palette-aside">{item.aside}</span>}
                    {item.keys !== undefined && <kbd>{keyLabels(item.keys, isMac).flat().join(' ')}</kbd>}
                  </Command.Item>
                ))}
              </Command.Group>
            ),
          )}
        </Command.List>
      </Command>
    </Dialog>
  );
}
