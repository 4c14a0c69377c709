import type { ParsedReport } from './parse-report.ts';
import { printBlocks } from './print-blocks.ts';
import type { MadePanels, ReportBlock } from './print-blocks.ts';
import { printHtml } from './print-html.ts';
import { printLatex } from './print-latex.ts';
import { printMarkdown } from './print-markdown.ts';
import type { ReportFile } from './print-markdown.ts';

export type ReportFormat = 'blocks' | 'html' | 'markdown' | 'latex';

export interface PrintedReport {
  /** Empty in all formats but "blocks". */
  readonly blocks: readonly ReportBlock[];
  /** null in the format "blocks". */
  readonly text: string | null;
  /** Figures beside the text, of Markdown that was asked for so. */
  readonly files: readonly ReportFile[];
}

export interface PrintReportOptions {
  readonly format: ReportFormat;
  readonly figures: 'inline' | 'files';
  readonly title: string;
  readonly madeMs: number;
}

export function printReport(report: ParsedReport, made: MadePanels, options: PrintReportOptions): PrintedReport {
  switch (options.format) {
    case 'blocks':
      return { blocks: printBlocks(report, made), text: null, files: [] };
    case 'html':
      return { blocks: [], text: printHtml(report, made, options), files: [] };
    case 'markdown':
      return { blocks: [], ...printMarkdown(report, made, options.figures) };
    case 'latex':
      return { blocks: [], text: printLatex(report, made, options), files: [] };
  }
}
