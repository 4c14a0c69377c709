import { toCsv } from './csv.ts';
import { toJson } from './json.ts';
import { toLatex } from './latex.ts';
import { toMarkdown } from './markdown.ts';
import type { TableFormat } from './table-text.ts';

/** The ways in which a table leaves the page. */
export const tableFormats: readonly TableFormat[] = [
  { label: 'CSV', extension: 'csv', mediaType: 'text/csv', write: toCsv },
  { label: 'JSON', extension: 'json', mediaType: 'application/json', write: toJson },
  { label: 'Markdown', extension: 'md', mediaType: 'text/markdown', write: toMarkdown },
  { label: 'LaTeX', extension: 'tex', mediaType: 'application/x-tex', write: toLatex },
];
