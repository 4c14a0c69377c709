import { invalidInput } from '@assay/base';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Code, Node, Root } from 'mdast';
import type { PanelSpec } from './panel-fields.ts';
import { readPanel } from './read-panel.ts';
import type { PanelFault } from './read-panel.ts';

export const panelLanguage = 'assay';
export const maxPanels = 100;

/** A panel of the source, or what is wrong with it. */
export interface ParsedPanel {
  readonly index: number;
  /** Of its opening fence; the first is 1. */
  readonly line: number;
  /** The fenced block, from its first character to behind its last. */
  readonly from: number;
  readonly to: number;
  readonly spec: PanelSpec | undefined;
  readonly faults: readonly PanelFault[];
}

export interface ParsedReport {
  readonly source: string;
  readonly root: Root;
  /** Of the first heading of the first level. */
  readonly title: string | undefined;
  readonly panels: readonly ParsedPanel[];
  /** Of lines of the source, in their order. */
  readonly faults: readonly PanelFault[];
}

/** Quotes and lists within each other; time to read them grows with their square. */
const maxNesting = 50;
const containers = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;

function checkNesting(source: string): void {
  for (const [i, line] of source.split('\n').entries()) {
    const markers = containers.exec(line)?.[0].replaceAll(/[\s\d]/g, '').length ?? 0;
    if (markers > maxNesting)
      throw invalidInput(
        'source',
        `line ${i + 1} is nested more than ${maxNesting} levels deep. Take some of them out.`,
      );
  }
}

/** A report's source, taken apart; what is wrong with its panels is told by line. InvalidInput where it is nested too deep to be read. */
export function parseReport(source: string): ParsedReport {
  checkNesting(source);
  const root = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const codes = root.children.filter((node): node is Code => node.type === 'code' && node.lang === panelLanguage);
  const panels = codes.slice(0, maxPanels).map((code, index) => parsePanel(code, index));
  const faults = panels.flatMap((panel) => panel.faults);
  const over = codes[maxPanels];
  if (over !== undefined)
    faults.push({
      line: lineOf(over),
      message: `a report has at most ${maxPanels} panels; ${codes.length} stand here.`,
    });
  const heading = root.children.find((node) => node.type === 'heading' && node.depth === 1);
  const title = heading === undefined ? undefined : textOf(heading).trim();
  return { source, root, title: title === '' ? undefined : title, panels, faults };
}

function parsePanel(code: Code, index: number): ParsedPanel {
  const line = lineOf(code);
  const read = readPanel(code.value);
  const place = { index, line, from: code.position?.start.offset ?? 0, to: code.position?.end.offset ?? 0 };
  if ('spec' in read) return { ...place, spec: read.spec, faults: [] };
  return { ...place, spec: undefined, faults: read.faults.map((fault) => ({ ...fault, line: line + fault.line })) };
}

/** What a panel asks for, without what it is called: panels of the same key show the same. */
export function panelKey({ title: _, frozen: __, ...asked }: PanelSpec): string {
  return JSON.stringify(Object.entries(asked).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const lineOf = (node: Node): number => node.position?.start.line ?? 1;

/** All text within a node. */
export function textOf(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  if ('value' in node && typeof node.value === 'string')
    return 'type' in node && node.type === 'html' ? '' : node.value;
  if ('children' in node && Array.isArray(node.children)) return node.children.map(textOf).join('');
  return 'alt' in node && typeof node.alt === 'string' ? node.alt : '';
}
