import type { Nodes, PhrasingContent, RootContent, Table } from 'mdast';
import { escapeLatex } from '../table-text/escape-latex.ts';
import { picturePreamble, printPicture } from '../figure/print-picture.ts';
import { timeText } from '../figure/number-text.ts';
import type { DataTable, PanelBlock } from './block.ts';
import { panelLanguage } from './parse-report.ts';
import type { ParsedReport } from './parse-report.ts';
import { blocksOf, placeOf } from './print-blocks.ts';
import type { MadePanels } from './print-blocks.ts';
import { printedRows } from './printed-rows.ts';
import { isSafeLink } from './prose-html.ts';

/** A document for pdfLaTeX: tables by booktabs, figures drawn as pictures with the document's own text. Runs no commands of the source's. */
export function printLatex(
  report: ParsedReport,
  made: MadePanels,
  { title, madeMs }: { title: string; madeMs: number },
): string {
  let panel = 0;
  const print = (node: RootContent): string => {
    if (node.type !== 'code' || node.lang !== panelLanguage) return block(node);
    const one = report.panels[panel++];
    if (one === undefined) return '';
    const place = placeOf(one, made[one.index]);
    const kept = place.frozenMs === null ? '' : ` As of ${timeText(place.frozenMs)}.`;
    const heading = place.title === null ? [] : [`\\subsection*{${escapeLatex(place.title)}}`];
    return [...heading, ...blocksOf(one, made[one.index]).map((each) => panelBlock(each, kept))].join('\n\n');
  };
  const isTitle = (node: RootContent, i: number): boolean => i === 0 && node.type === 'heading' && node.depth === 1;
  const parts = report.root.children
    .map((node, i) => (isTitle(node, i) ? '' : print(node)))
    .filter((part) => part !== '');
  return `\\documentclass[a4paper,10pt]{article}
\\usepackage[utf8]{inputenc}
\\usepackage[T1]{fontenc}
\\usepackage{textcomp}
\\usepackage[margin=22mm]{geometry}
\\usepackage{booktabs,longtable,array}
\\usepackage{graphicx,color,float}
\\usepackage[hidelinks]{hyperref}
\\usepackage[font=small,labelfont=bf]{caption}
\\setlength{\\parindent}{0pt}\\setlength{\\parskip}{6pt}
${picturePreamble}
\\title{${escapeLatex(title)}}
\\date{${escapeLatex(timeText(madeMs))}}
\\author{}
\\begin{document}
\\maketitle

${parts.join('\n\n')}

\\end{document}
`;
}

function panelBlock(shown: PanelBlock, kept: string): string {
  switch (shown.kind) {
    case 'figure': {
      const drawn = `\\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%\n${printPicture(shown.drawing)}}`;
      return `\\begin{figure}[H]\n\\centering\n${drawn}\n\\caption{${escapeLatex(shown.caption + kept)}}\n\\end{figure}`;
    }
    case 'table':
      return dataTable(shown.table, shown.caption + kept);
    case 'verdict': {
      const notes = shown.notes.map((note) => `\\item ${escapeLatex(note)}`);
      const list = notes.length === 0 ? '' : `\n\\begin{itemize}\n${notes.join('\n')}\n\\end{itemize}`;
      return `\\begin{quote}\n\\textbf{${escapeLatex(shown.sentence)}}${list}\n\\end{quote}`;
    }
    case 'fault':
      return `\\emph{${escapeLatex(shown.message)}}`;
  }
}

/** Of a page, in letters. */
const lineLength = { '\\small': 100, '\\footnotesize': 112 } as const;
const gapLength = 2.5;
/** What has more letters than these is broken over lines, where it must be within a word. */
const wideLength = 30;
const breakable = (text: string): string => text.replaceAll(/\S{16}(?=\S)/gu, '$&\u200B');

/** Runs over pages where it must. Wide columns of words share what room the others leave. */
function dataTable(table: DataTable, caption: string): string {
  const { columns } = table;
  const rows = printedRows(table);
  const widths = columns.map((_, i) =>
    Math.max(...[columns[i]?.name ?? '', ...rows.map((row) => row[i] ?? '')].map(({ length }) => length)),
  );
  const wide = columns.map(({ isNumeric }, i) => !isNumeric && (widths[i] ?? 0) > wideLength);
  const size = columns.length > 6 ? '\\footnotesize' : '\\small';
  const taken = widths.reduce((sum, width, i) => sum + gapLength + (wide[i] === true ? 0 : width), 0);
  const left = Math.max(0.2, 1 - taken / lineLength[size]);
  const share = (left / Math.max(1, wide.filter(Boolean).length)).toFixed(2);
  const spec = columns
    .map(({ isNumeric }, i) =>
      wide[i] === true ? `>{\\raggedright\\arraybackslash}p{${share}\\linewidth}` : isNumeric ? 'r' : 'l',
    )
    .join('');
  const line = (cells: readonly string[]): string =>
    `${cells.map((cell, i) => escapeLatex(wide[i] === true ? breakable(cell) : cell)).join(' & ')} \\\\`;
  const head = line(columns.map(({ name }) => name));
  // One without words has no number, either.
  const environment = caption === '' ? 'longtable*' : 'longtable';
  const title = caption === '' ? '' : `\\caption{${escapeLatex(caption)}}\\\\\n`;
  return [
    `{${size}`,
    `\\begin{${environment}}{@{}${spec}@{}}`,
    `${title}\\toprule\n${head}\n\\midrule\n\\endhead`,
    '\\bottomrule\n\\endfoot',
    ...rows.map(line),
    `\\end{${environment}}}`,
  ].join('\n');
}

const sections = ['section', 'section', 'subsection', 'subsubsection', 'paragraph', 'paragraph', 'paragraph'] as const;

function block(node: RootContent): string {
  switch (node.type) {
    case 'heading':
      return `\\${sections[node.depth]}*{${inline(node.children)}}`;
    case 'paragraph':
      return inline(node.children);
    case 'blockquote':
      return `\\begin{quote}\n${node.children.map(block).join('\n\n')}\n\\end{quote}`;
    case 'list': {
      const kind = node.ordered === true ? 'enumerate' : 'itemize';
      const items = node.children.map((item) => `\\item ${item.children.map(block).join('\n\n')}`);
      return items.length === 0 ? '' : `\\begin{${kind}}\n${items.join('\n')}\n\\end{${kind}}`;
    }
    case 'code':
      return node.value
        .split('\n')
        .map((line) => `\\texttt{${escapeLatex(line).replaceAll(' ', '~')}}\\\\`)
        .join('\n')
        .replace(/\\\\$/, '');
    case 'table':
      return proseTable(node);
    case 'thematicBreak':
      return '\\par\\noindent\\rule{\\linewidth}{0.4pt}\\par';
    case 'definition':
    case 'html':
      return '';
    case 'footnoteDefinition':
      return `\\par{\\small[${escapeLatex(node.identifier)}] ${node.children.map(block).join('\n\n')}}`;
    default:
      return '';
  }
}

function proseTable({ align, children }: Table): string {
  const [head, ...rows] = children;
  const columns = (head?.children.length ?? 0) || 1;
  const spec = Array.from(
    { length: columns },
    (_, i) => ({ right: 'r', center: 'c', left: 'l' })[align?.[i] ?? 'left'],
  ).join('');
  const line = (cells: readonly { readonly children: readonly PhrasingContent[] }[]): string =>
    `${cells
      .slice(0, columns)
      .map((cell) => inline(cell.children))
      .join(' & ')} \\\\`;
  return `\\begin{center}\\begin{tabular}{@{}${spec}@{}}\n\\toprule\n${line(head?.children ?? [])}\n\\midrule\n${rows.map((row) => line(row.children)).join('\n')}\n\\bottomrule\n\\end{tabular}\\end{center}`;
}

const inline = (nodes: readonly Nodes[]): string => nodes.map(phrase).join('');

function phrase(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return escapeLatex(node.value);
    case 'emphasis':
      return `\\emph{${inline(node.children)}}`;
    case 'strong':
      return `\\textbf{${inline(node.children)}}`;
    case 'delete':
      return inline(node.children);
    case 'inlineCode':
      return `\\texttt{${escapeLatex(node.value)}}`;
    case 'break':
      return '\\\\ ';
    case 'link': {
      const isRemote = isSafeLink(node.url) && /^(?:https?|mailto):/i.test(node.url);
      const target = node.url
        .replaceAll(/[\\{}^\s]/g, (c) => encodeURIComponent(c))
        .replaceAll(/[%#&_~]/g, (c) => `\\${c}`);
      return isRemote
        ? `\\href{${target.replaceAll('\\_', '_').replaceAll('\\~', '~')}}{${inline(node.children)}}`
        : inline(node.children);
    }
    case 'linkReference':
      return inline(node.children);
    case 'image':
    case 'imageReference':
      return `\\emph{${escapeLatex(node.alt || 'image left out')}}`;
    case 'footnoteReference':
      return `[${escapeLatex(node.identifier)}]`;
    default:
      return '';
  }
}
