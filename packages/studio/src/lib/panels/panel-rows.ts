import type { PanelState } from '../view-state/panel-state.ts';
import type { PanelSection } from './layout-panels.ts';

/** What stands in one row of the page: the head of a section, or panels side by side. */
export type PanelRow =
  | {
      readonly kind: 'head';
      readonly key: string;
      readonly section: PanelSection;
      readonly isFolded: boolean;
    }
  | {
      readonly kind: 'panels';
      readonly key: string;
      readonly section: PanelSection;
      readonly panels: readonly PlacedPanel[];
      readonly heightPx: number;
    };

export interface PlacedPanel {
  readonly panel: PanelState;
  /** Of twelve. */
  readonly span: number;
}

export const gridColumns = 12;
export const defaultHeightPx = 210;

/** How many of the twelve columns a panel takes by itself: never less than some 280 pixels. */
export function defaultSpan(widthPx: number): number {
  if (widthPx < 620) return 12;
  if (widthPx < 940) return 6;
  return widthPx < 1500 ? 4 : 3;
}

/** Puts panels in rows, in their order; the page draws only rows that are in view. */
export function panelRows(
  sections: readonly PanelSection[],
  folded: ReadonlySet<string>,
  usualSpan: number,
): readonly PanelRow[] {
  const rows: PanelRow[] = [];
  for (const section of sections) {
    const isFolded = folded.has(section.name);
    rows.push({ kind: 'head', key: `head:${section.name}`, section, isFolded });
    if (isFolded) continue;
    let row: PlacedPanel[] = [];
    let free = gridColumns;
    const close = (): void => {
      const [first] = row;
      if (first === undefined) return;
      const heightPx = Math.max(...row.map(({ panel }) => panel.heightPx ?? defaultHeightPx));
      rows.push({ kind: 'panels', key: first.panel.id, section, panels: row, heightPx });
      row = [];
      free = gridColumns;
    };
    for (const panel of section.panels) {
      const span = Math.min(gridColumns, panel.span ?? usualSpan);
      if (span > free) close();
      row.push({ panel, span });
      free -= span;
    }
    close();
  }
  return rows;
}
