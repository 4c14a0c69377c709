import * as DropdownMenu from 'radix-ui/dropdown-menu';
import '../menu.css';

export interface ChartMenuItem {
  readonly label: string;
  readonly onSelect: () => void;
  /** Given for what is on or off. */
  readonly isChecked?: boolean;
  /** A line is drawn in front of it. */
  readonly startsGroup?: boolean;
}

interface ChartMenuProps {
  /** Of what, for the button's name. */
  readonly title: string;
  readonly items: readonly ChartMenuItem[];
  /** Where the menu is put into the document; its end when not given. */
  readonly container: HTMLElement | null;
}

/** What can be done with a chart, behind three dots. */
export function ChartMenu({ title, items, container }: ChartMenuProps) {
  return (
    // Modal, it would hide the scroll bar with a style element, which the page's policy forbids.
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="button button-plain chart-frame-dots no-print" aria-label={`Menu of ${title}`}>
        <svg width="14" height="14" viewBox="0 0 14 14" fill="currentColor" aria-hidden="true">
          <circle cx="2.5" cy="7" r="1.3" />
          <circle cx="7" cy="7" r="1.3" />
          <circle cx="11.5" cy="7" r="1.3" />
        </svg>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={container}>
        <DropdownMenu.Content className="menu" align="end" sideOffset={2} collisionPadding={8}>
          {items.map((item) => (
            <Item key={item.label} item={item} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Item({ item: { label, onSelect, isChecked, startsGroup = false } }: { readonly item: ChartMenuItem }) {
  return (
    <>
      {startsGroup && <DropdownMenu.Separator className="menu-line" />}
      {isChecked === undefined ? (
        <DropdownMenu.Item className="menu-item" onSelect={onSelect}>
          {label}
        </DropdownMenu.Item>
      ) : (
        <DropdownMenu.CheckboxItem className="menu-item" checked={isChecked} onSelect={onSelect}>
          <DropdownMenu.ItemIndicator className="menu-check">✓</DropdownMenu.ItemIndicator>
          {label}
        </DropdownMenu.CheckboxItem>
      )}
    </>
  );
}
