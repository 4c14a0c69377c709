import { useRef } from 'react';
import type { RunScope } from '@assay/wire';
import type { PanelSection } from '../../lib/panels/layout-panels.ts';
import { defaultHeightPx, gridColumns } from '../../lib/panels/panel-rows.ts';
import type { ViewChange } from '../../lib/use-view.ts';
import type { PanelState } from '../../lib/view-state/panel-state.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import type { ChartMenuItem } from '../../widgets/chart-frame/chart-frame.tsx';
import { FieldPanel } from './field-panel.tsx';
import { LinePanel } from './line-panel.tsx';
import { Grip } from './panel-head.tsx';
import type { PanelGroups, PanelRun } from './panel-run.ts';
import { PanelSettings, type PanelSettingsHandle } from './panel-settings.tsx';
import type { PanelEdit } from './use-panel-edit.ts';
import { draggedPanel, usePanelDrop } from './use-panel-drop.ts';

export interface PanelSlotProps {
  readonly panel: PanelState;
  /** Of twelve columns. */
  readonly span: number;
  readonly section: PanelSection;
  readonly runs: readonly PanelRun[];
  readonly groups: PanelGroups | undefined;
  readonly scope: RunScope | undefined;
  readonly metrics: readonly string[];
  readonly fields: readonly string[];
  readonly view: ViewState;
  readonly onView: ViewChange;
  readonly edit: PanelEdit;
  readonly isSingle: boolean;
}

const heightsPx = [140, defaultHeightPx, 320, 480, 700] as const;
const spans = [3, 4, 6, 8, gridColumns] as const;

/** A panel in its place: what it shows, and how it is moved, sized, changed and taken away. */
export function PanelSlot(props: PanelSlotProps) {
  const { panel, span, section, runs, groups, scope, metrics, fields, view, onView, edit, isSingle } = props;
  const settings = useRef<PanelSettingsHandle>(null);
  const { isOver, dropProps } = usePanelDrop((dragged) => {
    if (dragged.kind === 'panel' && dragged.id !== panel.id) edit.move(dragged.id, section.name, panel.id);
  });
  const heightPx = panel.heightPx ?? defaultHeightPx;
  const wider = spans.find((each) => each > span);
  const narrower = spans.findLast((each) => each < span);
  const taller = heightsPx.find((each) => each > heightPx);
  const lower = heightsPx.findLast((each) => each < heightPx);
  const sized = (words: string, patch: Partial<PanelState> | undefined): readonly ChartMenuItem[] =>
    patch === undefined ? [] : [{ label: words, onSelect: () => edit.put({ ...panel, ...patch } as PanelState) }];
  const items: readonly ChartMenuItem[] = [
    { label: 'Change …', onSelect: () => settings.current?.open() },
    ...sized('Wider', wider === undefined ? undefined : { span: wider }),
    ...sized('Narrower', narrower === undefined ? undefined : { span: narrower }),
    ...sized('Taller', taller === undefined ? undefined : { heightPx: taller }),
    ...sized('Lower', lower === undefined ? undefined : { heightPx: lower }),
    { label: 'Take away', onSelect: () => edit.remove(panel.id) },
  ];
  const step = (by: -1 | 1): void => {
    const ids = section.panels.map((each) => each.id);
    const place = ids.indexOf(panel.id);
    if (by === -1 && place > 0) edit.move(panel.id, section.name, ids[place - 1]);
    if (by === 1 && place < ids.length - 1) edit.move(panel.id, section.name, ids[place + 2]);
  };
  return (
    <div className="panel-slot" style={{ gridColumn: `span ${span}` }} data-over={isOver} {...dropProps}>
      {panel.kind === 'line' ? (
        <LinePanel
          panel={panel}
          runs={runs}
          groups={groups}
          view={view}
          onView={onView}
          items={items}
          heightPx={heightPx}
          isSingle={isSingle}
        />
      ) : (
        scope !== undefined && (
          <FieldPanel
            panel={panel}
            scope={scope}
            view={view}
            onView={onView}
            onPanel={edit.put}
            items={items}
            heightPx={heightPx}
          />
        )
      )}
      <button
        type="button"
        className="panel-grip panel-slot-grip no-print"
        draggable
        aria-label="Move the chart: arrow keys left and right"
        title="Drag to move the chart, or use the arrow keys"
        onDragStart={(event) => draggedPanel.start(event, { kind: 'panel', id: panel.id })}
        onDragEnd={() => draggedPanel.end()}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
          event.preventDefault();
          step(event.key === 'ArrowLeft' ? -1 : 1);
        }}
      >
        <Grip />
      </button>
      <PanelSettings ref={settings} panel={panel} metrics={metrics} fields={fields} view={view} edit={edit} />
    </div>
  );
}
