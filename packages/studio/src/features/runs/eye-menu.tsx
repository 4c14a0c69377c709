import * as DropdownMenu from 'radix-ui/dropdown-menu';
import { defaultFirst, maximumSelected, type ViewState } from '../../lib/view-state/view-state.ts';
import '../../widgets/menu.css';
import { EyeSign } from './eye-cell.tsx';

interface EyeMenuProps {
  readonly first: ViewState['first'];
  readonly onFirst: (first: number) => void;
  readonly onHideFinished: () => void;
}

const choices = [10, 20, 50, 100, maximumSelected];

/** Whose curves are drawn, for all rows at once. */
export function EyeMenu({ first = defaultFirst, onFirst, onHideFinished }: EyeMenuProps) {
  return (
    // Modal, it would hide the scroll bar with a style element, which the page's policy forbids.
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className="run-eye-button"
        aria-label="Whose curves are drawn"
        title="Whose curves are drawn"
      >
        <EyeSign isOpen={first > 0} />▾
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={2} collisionPadding={8}>
          {choices.map((count) => (
            <DropdownMenu.CheckboxItem
              key={count}
              className="menu-item"
              checked={count === first}
              onSelect={() => onFirst(count)}
            >
              <DropdownMenu.ItemIndicator className="menu-check">✓</DropdownMenu.ItemIndicator>
              {count === maximumSelected ? `All (up to ${count})` : `The first ${count}`}
            </DropdownMenu.CheckboxItem>
          ))}
          <DropdownMenu.CheckboxItem className="menu-item" checked={first === 0} onSelect={() => onFirst(0)}>
            <DropdownMenu.ItemIndicator className="menu-check">✓</DropdownMenu.ItemIndicator>
            None
          </DropdownMenu.CheckboxItem>
          <DropdownMenu.Separator className="menu-line" />
          <DropdownMenu.Item className="menu-item" onSelect={onHideFinished}>
            Hide those that have ended
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
