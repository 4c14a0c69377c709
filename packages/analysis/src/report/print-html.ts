import { escapeXml, printSvg } from '../figure/print-svg.ts';
import { timeText } from '../figure/number-text.ts';
import type { DataTable, PanelBlock } from './block.ts';
import { htmlStyle } from './html-style.ts';
import type { ParsedReport } from './parse-report.ts';
import { blocksOf, placeOf } from './print-blocks.ts';
import type { MadePanels, PanelPlace } from './print-blocks.ts';
import { printedRows } from './printed-rows.ts';
import { proseHtml } from './prose-html.ts';

/** The report as one file: no scripts, nothing from elsewhere, and a policy that would let neither in. */
export function printHtml(
  report: ParsedReport,
  made: MadePanels,
  { title, madeMs }: { title: string; madeMs: number },
): string {
  const numbers = new Numbering();
  const body = proseHtml(report).map((part) => {
    if ('html' in part) return part.html;
    const panel = report.panels[part.panel];
    if (panel === undefined) return '';
    const place = placeOf(panel, made[panel.index]);
    const heading = place.title === null ? '' : `<h3>${escapeXml(place.title)}</h3>\n`;
    const blocks = blocksOf(panel, made[panel.index]).map((block) => printBlock(block, place, numbers));
    return heading + blocks.join('\n');
  });
  const name = escapeXml(title);
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Assay">
<title>${name}</title>
<style>
${htmlStyle}
</style>
</head>
<body>
<main>
${report.title === undefined ? `<h1>${name}</h1>\n` : ''}${body.join('\n')}
</main>
<footer>Made with Assay, ${timeText(madeMs)}.</footer>
</body>
</html>
`;
}

/** Figures and tables are counted through the whole report, each kind by itself. */
export class Numbering {
  #figures = 0;
  #tables = 0;

  figure(): number {
    return ++this.#figures;
  }

  table(): number {
    return ++this.#tables;
  }
}

function printBlock(block: PanelBlock, { frozenMs }: PanelPlace, numbers: Numbering): string {
  const kept = frozenMs === null ? '' : ` As of ${timeText(frozenMs)}.`;
  switch (block.kind) {
    case 'figure': {
      const name = `<span class="name">Figure ${numbers.figure()}.</span>`;
      const caption = `<figcaption>${name} ${escapeXml(block.caption + kept)}</figcaption>`;
      const numbersOf = `<details><summary>The numbers</summary>${printTable(block.table)}</details>`;
      return `<figure>\n${printSvg(block.drawing)}\n${caption}\n${numbersOf}\n</figure>`;
    }
    case 'table': {
      if (block.caption + kept === '') return `<figure class="of-table">\n${printTable(block.table)}\n</figure>`;
      const name = `<span class="name">Table ${numbers.table()}.</span>`;
      const caption = `<figcaption>${name} ${escapeXml(block.caption + kept)}</figcaption>`;
      return `<figure class="of-table">\n${printTable(block.table)}\n${caption}\n</figure>`;
    }
    case 'verdict': {
      const notes = block.notes.map((note) => `<li>${escapeXml(note)}</li>`).join('');
      const list = notes === '' ? '' : `\n<ul>${notes}</ul>`;
      return `<section class="verdict">\n<p>${escapeXml(block.sentence)}</p>${list}\n</section>`;
    }
    case 'fault':
      return `<p class="fault${block.isEmpty ? '' : ' wrong'}">${escapeXml(block.message)}</p>`;
  }
}

function printTable(table: DataTable): string {
  const { columns } = table;
  const of = (i: number): string => (columns[i]?.isNumeric === true ? ' class="n"' : '');
  const head = columns.map(({ name }, i) => `<th scope="col"${of(i)}>${escapeXml(name)}</th>`).join('');
  const body = printedRows(table).map(
    (row) => `<tr>${row.map((cell, i) => `<td${of(i)}>${escapeXml(cell)}</td>`).join('')}</tr>`,
  );
  return `<div class="scroll"><table${columns.length > 6 ? ' class="wide"' : ''}><thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody></table></div>`;
}
