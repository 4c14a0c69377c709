import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { nameFilter } from '../../lib/filter/name-filter.ts';
import { layoutPanels, panelWords, type PanelSection } from '../../lib/panels/layout-panels.ts';
import { defaultSpan, panelRows } from '../../lib/panels/panel-rows.ts';
import type { RunScope } from '@assay/wire';
import type { ViewChange } from '../../lib/use-view.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import '../../widgets/page.css';
import { useWidth } from '../../widgets/use-width.ts';
import { PanelHead } from './panel-head.tsx';
import type { PanelGroups, PanelRun } from './panel-run.ts';
import { PanelSlot } from './panel-slot.tsx';
import { PanelToolbar } from './panel-toolbar.tsx';
import './panel-board.css';
import { usePanelEdit } from './use-panel-edit.ts';

export interface PanelBoardProps {
  /** Metrics that have a panel each; undefined as long as they are not known. */
  readonly metrics: readonly string[] | undefined;
  /** Fields of runs that charts can be made of, as filters name them. */
  readonly fields?: readonly string[];
  /** Whose curves are drawn. */
  readonly runs: readonly PanelRun[];
  /** Groups that the runs are taken together in. */
  readonly groups?: PanelGroups | undefined;
  /** The runs that charts over runs show: all that the filter finds, drawn or not. Without it there are only curves. */
  readonly scope?: RunScope | undefined;
  readonly view: ViewState;
  readonly onView: ViewChange;
  /** Metrics that are known to hold one value each. */
  readonly singles?: ReadonlySet<string>;
}

const noFields: readonly string[] = [];
const headPx = 34;
/** Title, caption and space of a panel. */
const chromePx = 62;

/** The panels of a page: curves by metric and charts over runs, of which only those in view exist. */
export function PanelBoard({
  metrics,
  fields = noFields,
  runs,
  groups,
  scope,
  view,
  onView,
  singles,
}: PanelBoardProps) {
  const { ref: widthRef, widthPx } = useWidth();
  const frame = useRef<HTMLDivElement>(null);
  const filter = useMemo(() => nameFilter(view.find ?? ''), [view.find]);
  const all = useMemo(() => layoutPanels(metrics ?? [], view.panels), [metrics, view.panels]);
  const found = useMemo(() => ('fault' in filter ? all : narrowed(all, filter.test)), [all, filter]);
  const folded = useMemo(
    () => new Set(view.find === undefined ? view.panels?.folded : []),
    [view.find, view.panels?.folded],
  );
  const rows = useMemo(() => panelRows(found, folded, defaultSpan(widthPx)), [found, folded, widthPx]);
  const edit = usePanelEdit(view.panels, all, onView);
  const virtualizer = useVirtualizer({
    count: widthPx > 0 ? rows.length : 0,
    getScrollElement: () => frame.current,
    getItemKey: (index) => rows[index]?.key ?? index,
    estimateSize: (index) => {
      const row = rows[index];
      return row?.kind === 'panels' ? row.heightPx + chromePx : headPx;
    },
    overscan: 1,
  });
  const panelCount = all.reduce((sum, section) => sum + section.panels.length, 0);
  const foundCount = found.reduce((sum, section) => sum + section.panels.length, 0);
  return (
    <section className="panel-board" aria-label="Charts">
      <PanelToolbar
        metrics={metrics ?? noFields}
        fields={fields}
        view={view}
        onView={onView}
        edit={edit}
        fault={'fault' in filter ? filter.fault : undefined}
        canChartRuns={scope !== undefined}
        isNarrow={widthPx < 800}
        counts={{ found: foundCount, all: panelCount }}
      />
      <div className="panel-board-frame" ref={frame} tabIndex={-1}>
        <div ref={widthRef} className="panel-board-rows" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <div
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className="panel-board-row"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {row.kind === 'head' ? (
                  <PanelHead section={row.section} isFolded={row.isFolded} edit={edit} isOnly={found.length === 1} />
                ) : (
                  <div className="panel-board-grid">
                    {row.panels.map(({ panel, span }) => (
                      <PanelSlot
                        key={panel.id}
                        panel={panel}
                        span={span}
                        section={row.section}
                        runs={runs}
                        groups={groups}
                        scope={scope}
                        metrics={metrics ?? noFields}
                        fields={fields}
                        view={view}
                        onView={onView}
                        edit={edit}
                        isSingle={panel.kind === 'line' && panel.metrics.every((name) => singles?.has(name) === true)}
                      />
                    ))}
                  </div>
                )}
              </div>
            );
          })}
        </div>
        {metrics !== undefined && foundCount === 0 && (
          <p className="page-empty">
            {panelCount === 0 ? 'No metrics yet.' : `No chart has “${view.find}” in its name.`}
          </p>
        )}
      </div>
    </section>
  );
}

const narrowed = (sections: readonly PanelSection[], test: (name: string) => boolean): readonly PanelSection[] =>
  sections.flatMap((section) => {
    const panels = section.panels.filter((panel) => test(panelWords(panel)));
    return panels.length === 0 ? [] : [{ ...section, panels }];
  });
