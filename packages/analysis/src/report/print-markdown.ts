import { printSvg } from '../figure/print-svg.ts';
import { timeText } from '../figure/number-text.ts';
import type { DataTable, PanelBlock } from './block.ts';
import { base64 } from './base64.ts';
import type { ParsedReport } from './parse-report.ts';
import { blocksOf, placeOf } from './print-blocks.ts';
import type { MadePanels } from './print-blocks.ts';
import { Numbering } from './print-html.ts';
import { printedRows } from './printed-rows.ts';

export interface ReportFile {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

/** The source with what panels show in their place; figures as data within the text, or as files beside it. */
export function printMarkdown(
  report: ParsedReport,
  made: MadePanels,
  figures: 'inline' | 'files',
): { readonly text: string; readonly files: ReportFile[] } {
  const files: ReportFile[] = [];
  const numbers = new Numbering();
  let text = '';
  let from = 0;
  for (const panel of report.panels) {
    const { title, frozenMs } = placeOf(panel, made[panel.index]);
    const kept = frozenMs === null ? '' : ` As of ${timeText(frozenMs)}.`;
    const blocks = blocksOf(panel, made[panel.index]).map((block) => printBlock(block, kept, numbers, figures, files));
    const heading = title === null ? [] : [`### ${escapeMarkdown(title)}`];
    text += report.source.slice(from, panel.from) + [...heading, ...blocks].join('\n\n');
    from = panel.to;
  }
  return { text: text + report.source.slice(from), files };
}

function printBlock(
  block: PanelBlock,
  kept: string,
  numbers: Numbering,
  figures: 'inline' | 'files',
  files: ReportFile[],
): string {
  switch (block.kind) {
    case 'figure': {
      const number = numbers.figure();
      const svg = printSvg(block.drawing);
      const name = `figure-${number}.svg`;
      if (figures === 'files') files.push({ name, mediaType: 'image/svg+xml', text: svg });
      const target = figures === 'files' ? name : `data:image/svg+xml;base64,${base64(svg)}`;
      return `![${escapeMarkdown(block.drawing.description)}](${target})\n\n**Figure ${number}.** ${escapeMarkdown(block.caption + kept)}`;
    }
    case 'table': {
      const caption = block.caption + kept;
      const below = caption === '' ? [] : [`**Table ${numbers.table()}.** ${escapeMarkdown(caption)}`];
      return [printTable(block.table), ...below].join('\n\n');
    }
    case 'verdict':
      return [
        `> **${escapeMarkdown(block.sentence)}**`,
        ...block.notes.map((note) => `> - ${escapeMarkdown(note)}`),
      ].join('\n>\n');
    case 'fault':
      return `_${escapeMarkdown(block.message)}_`;
  }
}

function printTable(table: DataTable): string {
  const { columns } = table;
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    row(columns.map(({ name }) => escapeMarkdown(name))),
    row(columns.map(({ isNumeric }) => (isNumeric ? '---:' : '---'))),
    ...printedRows(table).map((cells) => row(cells.map(escapeMarkdown))),
  ].join('\n');
}

/** A text that stays text, on one line. */
export const escapeMarkdown = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_{}[\]<>|#!~]/g, (c) => (c === '<' ? '&lt;' : c === '>' ? '&gt;' : `\\${c}`));
