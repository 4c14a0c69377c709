import { fileNameOf, saveFile } from '../save-file.ts';
import { chartColours, type ChartExport } from './chart-export.ts';
import { csvOfTable } from './chart-table.ts';

export type SavedAs = 'png' | 'svg' | 'csv';

export interface ChartToSave {
  readonly title: string;
  readonly caption: string;
  readonly exports: ChartExport;
  /** Of the drawing. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Where the chart stands on the page: it bears the theme's colours. */
  readonly place: Element;
}

const pngScale = 2;

/** Saves a chart as a file, which names the page as its source. */
export async function saveChart(
  as: SavedAs,
  { title, caption, exports, widthPx, heightPx, place }: ChartToSave,
): Promise<void> {
  if (as === 'csv') {
    saveFile(fileNameOf(title, 'csv'), new Blob([csvOfTable(exports.table())], { type: 'text/csv;charset=utf-8' }));
    return;
  }
  const colours = chartColours(place);
  // What only files need is no part of the page's first code.
  const { svgDocument } = await import('./svg-document.ts');
  const drawing = await exports.drawing({ widthPx, heightPx, colours });
  const svg = svgDocument({
    title,
    caption,
    legend: exports.legend,
    source: location.href,
    colours,
    widthPx,
    heightPx,
    drawing,
  });
  if (as === 'svg') saveFile(fileNameOf(title, 'svg'), new Blob([svg], { type: 'image/svg+xml' }));
  else {
    const { pngOfSvg } = await import('./png-of-svg.ts');
    saveFile(fileNameOf(title, 'png'), await pngOfSvg(svg, pngScale));
  }
}
