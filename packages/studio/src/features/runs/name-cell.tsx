import { Link } from '@tanstack/react-router';
import * as DropdownMenu from 'radix-ui/dropdown-menu';
import { copyText } from '../../lib/copy-text.ts';
import { formatCount } from '../../lib/format/format-number.ts';
import '../../widgets/menu.css';
import { MiddleText } from '../../widgets/middle-text.tsx';
import { useOpenOf } from './use-open-of.ts';
import { groupTitle } from './group-title.ts';
import type { RunListRow } from './run-list-row.ts';
import type { RunTableTools } from './run-table-tools.ts';

interface NameCellProps {
  readonly row: RunListRow;
  readonly tools: RunTableTools;
}

const indentPx = 16;

/** What a row is, what it unfolds to, and what can be done with it. */
export function NameCell({ row, tools }: NameCellProps) {
  const { actions, by } = tools;
  const name = row.kind === 'run' ? row.run.name : groupTitle(by, row.group.key);
  return (
    <span className="run-name" style={{ paddingInlineStart: row.depth * indentPx }}>
      {row.isOpen === undefined ? (
        row.depth > 0 && <span className="run-fold-none" />
      ) : (
        <button
          type="button"
          tabIndex={-1}
          className="run-fold"
          aria-expanded={row.isOpen}
          aria-label={row.isOpen ? `Fold ${name}` : `Unfold ${name}`}
          onClick={() => actions.unfold(row.id)}
        >
          {row.isOpen ? '▾' : '▸'}
        </button>
      )}
      {row.kind === 'run' ? (
        <>
          {row.depth === 0 && row.run.parentRunId !== null && (
            <span className="run-name-child" role="img" aria-label="Nested run" title="Part of another run">
              ↳
            </span>
          )}
          {(tools.baseline?.id === row.id || tools.baselineIds.has(row.id)) && (
            <span
              className="run-mark"
              title={
                tools.baselineIds.has(row.id)
                  ? 'The experiment’s baseline: its runs are held against it'
                  : 'The others are held against this run'
              }
            >
              base
            </span>
          )}
          <Link to="/runs/$runId" params={{ runId: row.id }} tabIndex={-1} className="run-name-link">
            <MiddleText text={name} shared={row.depth === 0 ? tools.sharedNamePrefix : 0} />
          </Link>
          {row.isOpen === false && <span className="muted">{formatCount(row.run.childCount)}</span>}
          <RowMenu row={row} name={name} tools={tools} />
        </>
      ) : (
        <>
          <span className="run-group-title">
            <MiddleText text={name} />
          </span>
          <span className="muted" title={`${formatCount(row.group.count)} runs`}>
            {formatCount(row.group.count)}
          </span>
        </>
      )}
    </span>
  );
}

interface RowMenuProps {
  readonly row: RunListRow & { readonly kind: 'run' };
  readonly name: string;
  readonly tools: RunTableTools;
}

/** The rest of what can be done with a run. The menu itself is made when it is opened. */
function RowMenu({ row: { id }, name, tools }: RowMenuProps) {
  const [isOpen, setIsOpen] = useOpenOf(id);
  const label = `Menu of ${name}`;
  if (!isOpen) {
    return (
      <button
        type="button"
        tabIndex={-1}
        className="run-menu no-print"
        aria-label={label}
        aria-haspopup="menu"
        onClick={() => setIsOpen(true)}
      >
        ⋯
      </button>
    );
  }
  const { actions, pinned, baseline } = tools;
  const items: readonly (readonly [string, () => void])[] = [
    [baseline?.id === id ? 'No longer the baseline' : 'Use as baseline', () => actions.hold(id)],
    [pinned.has(id) ? 'Unpin' : 'Pin to the top', () => actions.pin(id)],
    [tools.drawn.has(id) ? 'Hide its curves' : 'Draw its curves', () => actions.turnEye(id)],
    ['Draw only its curves', () => actions.turnSolo(id)],
    ['Copy its id', () => void copyText(id)],
  ];
  return (
    <DropdownMenu.Root modal={false} open onOpenChange={setIsOpen}>
      <DropdownMenu.Trigger className="run-menu no-print" tabIndex={-1} aria-label={label}>
        ⋯
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={2} collisionPadding={8}>
          {items.map(([text, act]) => (
            <DropdownMenu.Item key={text} className="menu-item" onSelect={act}>
              {text}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
