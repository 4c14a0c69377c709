import { formatCount } from '../../lib/format/format-number.ts';
import type { PanelSection } from '../../lib/panels/layout-panels.ts';
import { MiddleText } from '../../widgets/middle-text.tsx';
import type { PanelEdit } from './use-panel-edit.ts';
import { draggedPanel, usePanelDrop } from './use-panel-drop.ts';

interface PanelHeadProps {
  readonly section: PanelSection;
  readonly isFolded: boolean;
  readonly edit: PanelEdit;
  /** The only one on the page: nothing to move it past. */
  readonly isOnly: boolean;
}

/** The head of a section of panels: folds it, moves it, and takes panels that are dropped on it. */
export function PanelHead({ section: { name, panels }, isFolded, edit, isOnly }: PanelHeadProps) {
  const { isOver, dropProps } = usePanelDrop((dragged) => {
    if (dragged.kind === 'section') edit.moveSection(dragged.id, name);
    else edit.move(dragged.id, name, panels[0]?.id);
  });
  const title = name === '' ? 'Metrics' : name;
  const place = edit.sections.findIndex((section) => section.name === name);
  const move = (by: -1 | 1): void => {
    const to = edit.sections[by === -1 ? place - 1 : place + 2];
    if (by === -1 ? to !== undefined : place < edit.sections.length - 1) edit.moveSection(name, to?.name);
  };
  return (
    <div className="panel-head" data-over={isOver} {...dropProps}>
      <button
        type="button"
        className="panel-head-fold"
        aria-expanded={!isFolded}
        onClick={() => edit.fold(name, !isFolded)}
      >
        <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
          <path d={isFolded ? 'M3 1l4 4-4 4' : 'M1 3l4 4 4-4'} fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
        <h2 className="panel-head-title">
          <MiddleText text={title} />
        </h2>
        <span className="muted">{formatCount(panels.length)}</span>
      </button>
      {!isOnly && (
        <button
          type="button"
          className="panel-grip no-print"
          draggable
          aria-label={`Move the section ${title}: arrow keys up and down`}
          title="Drag to move the section, or use the arrow keys"
          onDragStart={(event) => draggedPanel.start(event, { kind: 'section', id: name })}
          onDragEnd={() => draggedPanel.end()}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            move(event.key === 'ArrowUp' ? -1 : 1);
          }}
        >
          <Grip />
        </button>
      )}
    </div>
  );
}

export function Grip() {
  return (
    <svg viewBox="0 0 10 14" width="10" height="14" aria-hidden="true" fill="currentColor">
      {[2, 7, 12].flatMap((y) => [3, 7].map((x) => <circle key={`${x},${y}`} cx={x} cy={y} r="1.1" />))}
    </svg>
  );
}
