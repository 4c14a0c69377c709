import type { PlainTable } from './plain-table.ts';

/**
 * Rows of comma- or tab-separated text (RFC 4180: quoted fields hold separators, line ends and doubled quotes). The
 * first is the head. `isHead`: the text breaks off somewhere, so its last, unfinished row is left out. Rows longer than the
 * head get columns without a name.
 */
export function readDelimited(text: string, separator: string, isHead: boolean): PlainTable {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let isFinished = true;
  while (at < text.length) {
    isFinished = false;
    let field: string;
    if (text[at] === '"') [field, at] = readQuoted(text, at + 1, separator);
    else {
      const end = endOfField(text, at, separator);
      field = text.slice(at, end);
      at = end;
    }
    row.push(field);
    if (at >= text.length) break;
    if (text[at] === separator) {
      at++;
      if (at === text.length) row.push('');
      continue;
    }
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    isFinished = true;
  }
  if (!isFinished && !isHead && (row.length > 1 || row[0] !== '')) rows.push(row);
  const [head = [], ...body] = rows;
  const width = body.reduce((most, each) => Math.max(most, each.length), head.length);
  return { columns: Array.from({ length: width }, (_, i) => head[i] ?? ''), rows: body };
}

function endOfField(text: string, from: number, separator: string): number {
  for (let i = from; i < text.length; i++) {
    const character = text[i];
    if (character === separator || character === '\n' || character === '\r') return i;
  }
  return text.length;
}

/** The field and where it ends; what stands between the closing quote and the separator belongs to it. */
function readQuoted(text: string, from: number, separator: string): [string, number] {
  let field = '';
  let at = from;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return [field + text.slice(at), text.length];
    field += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      const end = endOfField(text, quote + 1, separator);
      return [field + text.slice(quote + 1, end), end];
    }
    field += '"';
    at = quote + 2;
  }
}

/** Tabs where the first line has more of them than commas or semicolons, and so on. */
export function separatorOf(text: string, name: string): string {
  if (/\.tsv$/i.test(name)) return '\t';
  const line = text.slice(0, 10_000).split(/\r?\n/, 1)[0] ?? '';
  const counts = [',', '\t', ';'].map((separator) => ({ separator, count: line.split(separator).length }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).separator;
}
