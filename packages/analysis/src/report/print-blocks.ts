import { printSvg } from '../figure/print-svg.ts';
import type { DataTable, MadePanel, PanelBlock } from './block.ts';
import type { ParsedPanel, ParsedReport } from './parse-report.ts';
import { proseHtml } from './prose-html.ts';

/** Which panel of the source a block came from. */
export interface PanelPlace {
  readonly index: number;
  readonly kind: string;
  readonly line: number;
  readonly title: string | null;
  readonly frozenMs: number | null;
}

/** What a report is made of for a page that draws it. */
export type ReportBlock =
  | { readonly kind: 'prose'; readonly id: string; readonly line: number; readonly html: string }
  | ({ readonly id: string; readonly panel: PanelPlace } & PrintedPanelBlock);

type PrintedPanelBlock =
  | {
      readonly kind: 'figure';
      readonly svg: string;
      readonly caption: string;
      readonly alt: string;
      readonly table: DataTable;
    }
  | Exclude<PanelBlock, { kind: 'figure' }>;

/** Panels by their index in the source; one that is missing was not made. */
export type MadePanels = readonly (MadePanel | undefined)[];

export function printBlocks(report: ParsedReport, made: MadePanels): ReportBlock[] {
  return proseHtml(report).flatMap((part, at): ReportBlock[] => {
    if ('html' in part) return [{ kind: 'prose', id: `prose-${at}`, ...part }];
    const panel = report.panels[part.panel];
    if (panel === undefined) return [];
    const place = placeOf(panel, made[panel.index]);
    return blocksOf(panel, made[panel.index]).map((block, i) => ({
      id: `panel-${panel.index}-${i}`,
      panel: place,
      ...printed(block),
    }));
  });
}

function printed(block: PanelBlock): PrintedPanelBlock {
  if (block.kind !== 'figure') return block;
  const { drawing, caption, table } = block;
  return { kind: 'figure', svg: printSvg(drawing), caption, alt: drawing.description, table };
}

export const placeOf = (panel: ParsedPanel, made: MadePanel | undefined): PanelPlace => ({
  index: panel.index,
  kind: panel.spec?.panel ?? 'panel',
  line: panel.line,
  title: panel.spec?.title ?? null,
  frozenMs: made?.frozenMs ?? null,
});

/** What the panel shows, or why it shows nothing. */
export function blocksOf(panel: ParsedPanel, made: MadePanel | undefined): readonly PanelBlock[] {
  if (made !== undefined) return made.blocks;
  const message = panel.faults.map((fault) => `Line ${fault.line}: ${fault.message}`).join('\n');
  return [{ kind: 'fault', isEmpty: false, message: message || 'This panel was not made.' }];
}
