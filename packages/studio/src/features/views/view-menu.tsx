import * as DropdownMenu from 'radix-ui/dropdown-menu';
import { useMayWrite } from '../../lib/may-write.ts';
import { ForWriters } from '../../widgets/for-writers.tsx';
import { Icon } from '../../widgets/icon.tsx';
import '../../widgets/menu.css';
import { MiddleText } from '../../widgets/middle-text.tsx';
import type { Views } from './use-views.ts';

interface ViewMenuProps {
  readonly views: Views;
  /** Whether a view can be what the page opens with. */
  readonly hasDefault: boolean;
  readonly onSave: () => void;
  readonly onSaveAs: () => void;
  readonly onRename: () => void;
}

/** The name of the view, and behind it the saved views. */
export function ViewMenu(props: ViewMenuProps) {
  const { current, isChanged } = props.views;
  const name = current?.name ?? 'View';
  const differs = current === undefined ? 'not saved' : 'differs from what was saved';
  return (
    // Modal, it would hide the scroll bar with a style element, which the page's policy forbids.
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="button" title={isChanged ? `${name}: ${differs}` : name}>
        <Icon name="view" size={14} />
        <span className="visually-hidden">Saved views: </span>
        <span className="view-bar-name">
          <MiddleText text={name.startsWith('~') ? 'Linked view' : name} />
        </span>
        {isChanged && <span className="view-bar-dot" role="img" aria-label={differs} />}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={2} collisionPadding={8}>
          <SavedViews {...props} />
          <Actions {...props} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function SavedViews({ views }: ViewMenuProps) {
  const { list, current, defaultId, open, openNone } = views;
  return (
    <DropdownMenu.Group className="view-menu-list" aria-label="Saved views">
      <DropdownMenu.CheckboxItem className="menu-item" checked={current === undefined} onSelect={openNone}>
        <DropdownMenu.ItemIndicator className="menu-check">✓</DropdownMenu.ItemIndicator>
        As usual
      </DropdownMenu.CheckboxItem>
      {list.map((view) => (
        <DropdownMenu.CheckboxItem
          key={view.id}
          className="menu-item"
          checked={view.id === current?.id}
          onSelect={() => open(view)}
        >
          <DropdownMenu.ItemIndicator className="menu-check">✓</DropdownMenu.ItemIndicator>
          <span className="view-menu-name">
            <MiddleText text={view.name} />
          </span>
          <span className="view-menu-aside">
            {[view.id === defaultId && 'default', view.shared ? 'shared' : 'private'].filter(Boolean).join(', ')}
          </span>
        </DropdownMenu.CheckboxItem>
      ))}
      {list.length === 0 && <DropdownMenu.Label className="view-menu-label">No view is saved yet</DropdownMenu.Label>}
      {views.error !== null && (
        <DropdownMenu.Label className="view-menu-label">The saved views could not be read.</DropdownMenu.Label>
      )}
    </DropdownMenu.Group>
  );
}

function Actions({ views, hasDefault, onSave, onSaveAs, onRename }: ViewMenuProps) {
  const { current, isChanged, defaultId, open, setShared, setDefault, remove } = views;
  const mayWrite = useMayWrite();
  if (current === undefined && !mayWrite) return null;
  return (
    <>
      <DropdownMenu.Separator className="menu-line" />
      {current !== undefined && (
        <>
          <ForWriters>
            <Action label="Save" isOff={!isChanged} onSelect={onSave} />
          </ForWriters>
          <Action label="Back to what was saved" isOff={!isChanged} onSelect={() => open(current)} />
        </>
      )}
      <ForWriters>
        <Action label="Save as …" onSelect={onSaveAs} />
        {current !== undefined && (
          <>
            <Action label="Rename …" onSelect={onRename} />
            <Action
              label={current.shared ? 'Keep it to myself' : 'Share it with everyone'}
              onSelect={() => void setShared(current, !current.shared)}
            />
            {hasDefault && (
              <Action
                label={current.id === defaultId ? 'Do not open the experiment with it' : 'Open the experiment with it'}
                onSelect={() => void setDefault(current.id === defaultId ? undefined : current)}
              />
            )}
            <Action label="Delete" onSelect={() => void remove(current)} />
          </>
        )}
      </ForWriters>
    </>
  );
}

function Action(props: { readonly label: string; readonly onSelect: () => void; readonly isOff?: boolean }) {
  return (
    <DropdownMenu.Item className="menu-item" disabled={props.isOff === true} onSelect={props.onSelect}>
      {props.label}
    </DropdownMenu.Item>
  );
}
