import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { mostPrinted, usePrinting } from '../../lib/page/use-printing.ts';
import { NotPrinted } from '../printed-list.tsx';
import './tree-list.css';
import type { TreeListRow } from './tree-list-row.ts';
import { treeMove } from './tree-move.ts';

interface TreeListProps<Row extends TreeListRow> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly chosenKey?: string | undefined;
  /** A leaf was asked for. `isStaying`: by the space bar, to look on from here. */
  readonly onOpen?: (row: Row, isStaying: boolean) => void;
  readonly onFold: (row: Row, isOpen: boolean) => void;
  readonly children: (row: Row) => ReactNode;
  readonly rowHeightPx?: number;
}

/** A tree of any size as lines, of which only those in view are in the document. Arrows walk it as they do any tree. */
export function TreeList<Row extends TreeListRow>(props: TreeListProps<Row>) {
  const { label, rows, chosenKey, onOpen, onFold, children, rowHeightPx = 28 } = props;
  const frame = useRef<HTMLDivElement>(null);
  const id = useId();
  const [activeKey, setActiveKey] = useState(chosenKey);
  const found = rows.findIndex((row) => row.key === activeKey);
  const active =
    found === -1
      ? Math.max(
          0,
          rows.findIndex((row) => row.key === chosenKey),
        )
      : found;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeightPx,
    overscan: 20,
    getItemKey: (index) => rows[index]?.key ?? index,
  });
  // The chosen line is brought into view when it is chosen, not whenever a folder is opened.
  const onChosen = useEffectEvent((key: string | undefined) => {
    const index = rows.findIndex((row) => row.key === key);
    if (index !== -1) virtualizer.scrollToIndex(index, { align: 'auto' });
  });
  useEffect(() => onChosen(chosenKey), [chosenKey]);
  const act = (row: Row, isStaying: boolean): void => {
    setActiveKey(row.key);
    if (row.isOpen === undefined) onOpen?.(row, isStaying);
    else onFold(row, !row.isOpen);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[active];
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? 0) / rowHeightPx) - 1);
    const move = treeMove(rows, active, event.key, page);
    // Arrows belong to the tree, also where they do nothing.
    if (move !== undefined || event.key.startsWith('Arrow')) event.preventDefault();
    if (move === undefined) return;
    if (move.kind === 'go') {
      setActiveKey(rows[move.index]?.key);
      virtualizer.scrollToIndex(move.index, { align: 'auto' });
    } else if (move.kind === 'fold') onFold(row, move.isOpen);
    else act(row, event.key === ' ');
  };
  const isPrinting = usePrinting();
  const items = isPrinting
    ? rows.slice(0, mostPrinted).map(({ key }, index) => ({ key, index, start: index * rowHeightPx }))
    : virtualizer.getVirtualItems();
  const activeId = rows.length === 0 ? undefined : `${id}-${active}`;
  return (
    <div
      className="tree-list"
      ref={frame}
      role="tree"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={activeId}
      onKeyDown={onKeyDown}
      onClick={({ target }) => {
        const line = target instanceof Element ? target.closest('[data-place]') : null;
        const row = line === null ? undefined : rows[Number(line.getAttribute('data-place'))];
        if (row !== undefined) act(row, false);
      }}
    >
      <div className="tree-list-lines" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <div
              key={item.key}
              id={`${id}-${item.index}`}
              role="treeitem"
              className="tree-list-row"
              aria-level={row.depth + 1}
              aria-posinset={row.position}
              aria-setsize={row.setSize}
              aria-expanded={row.isOpen}
              aria-selected={row.key === chosenKey}
              data-active={item.index === active}
              data-place={item.index}
              style={{
                height: rowHeightPx,
                paddingInlineStart: 6 + row.depth * 14,
                transform: `translateY(${item.start}px)`,
              }}
            >
              <Twist isOpen={row.isOpen} />
              {children(row)}
            </div>
          );
        })}
      </div>
      {isPrinting && <NotPrinted count={rows.length - items.length} />}
    </div>
  );
}

/** The sign before a line: whether there is more below it. */
function Twist({ isOpen }: { readonly isOpen: boolean | undefined }) {
  return (
    <svg className="tree-list-twist" viewBox="0 0 10 10" aria-hidden="true">
      {isOpen !== undefined && (
        <path
          d={isOpen ? 'M1.5 3.5 5 7l3.5-3.5' : 'M3.5 1.5 7 5 3.5 8.5'}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
        />
      )}
    </svg>
  );
}
