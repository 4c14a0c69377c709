import type {
  MadePanels,
  PanelBlock,
  PanelData,
  PanelFault,
  PanelSpec,
  PrintedReport,
  ReportFacts,
  ReportFormat,
} from '@assay/analysis/report';

/** What the thread of reports is asked. Each question holds all that its answer needs. */
export type ReportQuestion =
  | { readonly kind: 'outline'; readonly source: string }
  | { readonly kind: 'default'; readonly facts: ReportFacts }
  | { readonly kind: 'draw'; readonly spec: PanelSpec; readonly data: PanelData }
  | {
      readonly kind: 'print';
      readonly source: string;
      readonly made: MadePanels;
      readonly format: ReportFormat;
      readonly figures: 'inline' | 'files';
      readonly title: string;
      readonly madeMs: number;
    };

/** A source without its text: what there is to make. */
export interface ReportOutline {
  readonly title: string | undefined;
  readonly faults: readonly PanelFault[];
  readonly panels: readonly {
    readonly index: number;
    readonly key: string | undefined;
    readonly spec: PanelSpec | undefined;
  }[];
}

export interface ReportAnswers {
  readonly outline: ReportOutline;
  readonly default: string;
  readonly draw: PanelBlock[];
  readonly print: PrintedReport;
}
