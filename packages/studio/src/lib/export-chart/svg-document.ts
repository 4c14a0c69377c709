import { textWidthPx } from '../charts/text-width.ts';
import type { ChartColours, LegendEntry } from './chart-export.ts';
import { svgNumber, svgText } from './svg-text.ts';

export interface SvgDocument {
  readonly title: string;
  readonly caption: string;
  readonly legend: readonly LegendEntry[];
  /** Where the chart is from, a link. */
  readonly source: string;
  readonly colours: ChartColours;
  readonly widthPx: number;
  /** Height of the drawing alone. */
  readonly heightPx: number;
  readonly drawing: string;
}

const marginPx = 16;
const lineHeightPx = 18;
const keyPx = 22;
const gapPx = 16;
const maximumLabelPx = 260;
const maximumSourceLines = 3;
const family = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif";

/** A chart as an SVG file that stands for itself: title, legend, drawing, caption and source, on the theme's ground. */
export function svgDocument(chart: SvgDocument): string {
  const { title, caption, legend, source, colours, widthPx, heightPx, drawing } = chart;
  const { entries, rows } = placeLegend(legend, widthPx);
  const legendTop = marginPx + 26;
  const drawingTop = legendTop + rows * lineHeightPx + (rows > 0 ? 8 : 0);
  const footTop = drawingTop + heightPx + 20;
  const footLines = [caption, ...folded(source, widthPx)].filter((line) => line !== '');
  const width = widthPx + 2 * marginPx;
  const height = footTop + footLines.length * 16 + marginPx / 2;
  const keys = entries.map(
    ({ entry, label, left, row }) =>
      `<g transform="translate(${svgNumber(marginPx + left)} ${legendTop + row * lineHeightPx})">` +
      `<path d="M0 8h16" stroke="${svgText(entry.colour)}" stroke-width="2.5"${dashOf(entry)}/>` +
      `<text x="${keyPx}" y="12" font-size="12" fill="${colours.text}">${svgText(label)}<title>${svgText(entry.label)}</title></text></g>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${svgText(family)}">`,
    `<title>${svgText(title)}</title>`,
    `<rect width="100%" height="100%" fill="${colours.ground}"/>`,
    `<text x="${marginPx}" y="${marginPx + 12}" font-size="15" font-weight="600" fill="${colours.text}">${svgText(title)}</text>`,
    ...keys,
    `<g transform="translate(${marginPx} ${drawingTop})">${drawing}</g>`,
    `<a href="${svgText(source)}">`,
    ...footLines.map(
      (line, i) =>
        `<text x="${marginPx}" y="${footTop + i * 16}" font-size="11" fill="${colours.muted}">${svgText(line)}</text>`,
    ),
    '</a>',
    '</svg>',
  ].join('\n');
}

/** A link over a few lines; where it is longer than that, its whole stands behind the text only. */
function folded(link: string, widthPx: number): string[] {
  const perLine = Math.max(20, Math.floor(widthPx / (textWidthPx('0', 11) || 1)));
  const lines = Array.from({ length: Math.ceil(link.length / perLine) }, (_, i) =>
    link.slice(i * perLine, (i + 1) * perLine),
  );
  return lines.length <= maximumSourceLines
    ? lines
    : [...lines.slice(0, maximumSourceLines - 1), `${lines[maximumSourceLines - 1]?.slice(0, -1) ?? ''}…`];
}

const dashOf = ({ dash = [] }: LegendEntry): string =>
  dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`;

interface PlacedEntry {
  readonly entry: LegendEntry;
  readonly label: string;
  readonly left: number;
  readonly row: number;
}

function placeLegend(legend: readonly LegendEntry[], widthPx: number): { entries: PlacedEntry[]; rows: number } {
  const entries: PlacedEntry[] = [];
  let [left, row] = [0, 0];
  for (const entry of legend) {
    const label = shortened(entry.label);
    const width = keyPx + textWidthPx(label, 12);
    if (left > 0 && left + width > widthPx) [left, row] = [0, row + 1];
    entries.push({ entry, label, left, row });
    left += width + gapPx;
  }
  return { entries, rows: legend.length === 0 ? 0 : row + 1 };
}

/** A label without its middle where it is too long for a legend. */
function shortened(label: string): string {
  if (textWidthPx(label, 12) <= maximumLabelPx) return label;
  const characters = [...label];
  const kept = Math.floor((characters.length * maximumLabelPx) / textWidthPx(label, 12)) - 1;
  const tail = Math.floor(kept / 2);
  return `${characters.slice(0, kept - tail).join('')}…${characters.slice(-tail).join('')}`;
}
