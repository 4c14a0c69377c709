import * as DropdownMenu from 'radix-ui/dropdown-menu';
import '../../widgets/menu.css';

interface ColumnMenuProps {
  /** Of the table's own columns only the first things can be done. */
  readonly isOwn: boolean;
  readonly isSortable: boolean;
  readonly isPinned: boolean;
  readonly isGrouped: boolean;
  readonly canGroup: boolean;
  readonly act: (what: ColumnAct) => void;
}

export type ColumnAct = 'ascending' | 'descending' | 'pin' | 'hide' | 'group' | 'filter' | 'left' | 'right' | 'fit';

/** What can be done with a column. */
export function ColumnMenu({ isOwn, isSortable, isPinned, isGrouped, canGroup, act }: ColumnMenuProps) {
  const item = (what: ColumnAct, label: string) => (
    <DropdownMenu.Item key={what} className="menu-item" onSelect={() => act(what)}>
      {label}
    </DropdownMenu.Item>
  );
  return (
    <>
      {isSortable && [item('ascending', 'Sort ascending'), item('descending', 'Sort descending')]}
      {!isOwn && (
        <>
          {isSortable && <DropdownMenu.Separator className="menu-line" />}
          {item('filter', 'Only runs that have it')}
          {canGroup && item('group', isGrouped ? 'Group by it no longer' : 'Group by it')}
          <DropdownMenu.Separator className="menu-line" />
          {item('pin', isPinned ? 'Unpin' : 'Pin at the left')}
          {item('left', 'Move left')}
          {item('right', 'Move right')}
        </>
      )}
      {item('fit', 'Fit the width')}
      {!isOwn && item('hide', 'Hide')}
    </>
  );
}
