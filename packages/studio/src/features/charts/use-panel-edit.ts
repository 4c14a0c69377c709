import { useCallback, useMemo } from 'react';
import { orderAfterDrop, sectionId, type PanelSection } from '../../lib/panels/layout-panels.ts';
import type { ViewChange } from '../../lib/use-view.ts';
import type { PanelsState, PanelState } from '../../lib/view-state/panel-state.ts';

/** What can be done to the panels of a page; each is a step that can be undone. */
export interface PanelEdit {
  /** Adds a panel, or changes the one with its id. */
  readonly put: (panel: PanelState) => void;
  readonly remove: (id: string) => void;
  /** Puts a panel in front of another one, `undefined`: at the end of a section. */
  readonly move: (id: string, section: string, before: string | undefined) => void;
  readonly moveSection: (name: string, before: string | undefined) => void;
  readonly fold: (name: string, isFolded: boolean) => void;
  readonly foldAll: (isFolded: boolean) => void;
  /** Panel by panel and section by section as a page has them by itself. */
  readonly reset: (() => void) | undefined;
  readonly sections: readonly PanelSection[];
}

export function usePanelEdit(
  state: PanelsState | undefined,
  sections: readonly PanelSection[],
  onView: ViewChange,
): PanelEdit {
  const change = useCallback(
    (patch: Partial<PanelsState>) => onView({ panels: { ...state, ...patch } }),
    [state, onView],
  );
  return useMemo((): PanelEdit => {
    const { panels = [], removed = [], order = [], folded = [] } = state ?? {};
    const withPanel = (panel: PanelState): readonly PanelState[] =>
      panels.some(({ id }) => id === panel.id)
        ? panels.map((each) => (each.id === panel.id ? panel : each))
        : [...panels, panel];
    return {
      sections,
      put: (panel) => change({ panels: withPanel(panel), removed: removed.filter((id) => id !== panel.id) }),
      remove: (id) =>
        change({
          panels: panels.filter((panel) => panel.id !== id),
          ...(id.startsWith('metric:') && { removed: [...removed, id] }),
        }),
      move: (id, section, before) => {
        const from = sections.find((each) => each.panels.some((panel) => panel.id === id));
        const to = sections.find(({ name }) => name === section);
        const panel = from?.panels.find((each) => each.id === id);
        if (panel === undefined) return;
        const ids = [...new Set([...(to?.panels.map((each) => each.id) ?? []), id])];
        change({
          order: orderAfterDrop(order, ids, id, before),
          ...(from?.name !== section && { panels: withPanel({ ...panel, section }) }),
        });
      },
      moveSection: (name, before) => {
        const ids = sections.map((section) => sectionId(section.name));
        change({
          order: orderAfterDrop(order, ids, sectionId(name), before === undefined ? undefined : sectionId(before)),
        });
      },
      fold: (name, isFolded) =>
        change({ folded: isFolded ? [...folded, name] : folded.filter((each) => each !== name) }),
      foldAll: (isFolded) => change({ folded: isFolded ? sections.map(({ name }) => name) : [] }),
      reset: state === undefined ? undefined : () => onView({ panels: undefined }),
    };
  }, [state, sections, change, onView]);
}
