import { inflateSync } from 'node:zlib';

/**
 * The text of a PDF as Chromium writes them: plain objects, packed streams, fonts named `F` and the number of their object, glyphs
 * that a table of each font leads back to characters. What stands side by side is not parted by spaces.
 */
export function pdfText(file: Uint8Array): string {
  const bytes = Buffer.from(file);
  const objects = new Map<string, { readonly head: string; readonly stream: string }>();
  const text = bytes.toString('latin1');
  for (const { 0: begin, 1: number = '', index } of text.matchAll(/(?<=^|\n)(\d+) 0 obj\b/g)) {
    const from = index + begin.length;
    const end = text.indexOf('endobj', from);
    const streamAt = text.indexOf('stream', from);
    if (streamAt === -1 || streamAt > end) objects.set(number, { head: text.slice(from, end), stream: '' });
    else {
      const head = text.slice(from, streamAt);
      const start = streamAt + (text[streamAt + 6] === '\r' ? 8 : 7);
      const packed = bytes.subarray(start, start + Number(/\/Length (\d+)/.exec(head)?.[1]));
      const stream = head.includes('/FlateDecode') && !head.includes('/Image') ? inflateSync(packed) : packed;
      objects.set(number, { head, stream: stream.toString('latin1') });
    }
  }
  const characters = (font: string): ReadonlyMap<string, string> => {
    const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.head ?? '')?.[1];
    return glyphTable(objects.get(table ?? '')?.stream ?? '');
  };
  const tables = new Map<string, ReadonlyMap<string, string>>();
  const pieces: string[] = [];
  for (const { stream } of objects.values()) {
    if (!/\bBT\b/.test(stream)) continue;
    let table: ReadonlyMap<string, string> = new Map();
    for (const [, font, glyphs = ''] of stream.matchAll(/\/F(\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj/g)) {
      if (font === undefined)
        pieces.push((glyphs.match(/.{4}/g) ?? []).map((each) => table.get(each.toUpperCase()) ?? '').join(''));
      else tables.set(font, (table = tables.get(font) ?? characters(font)));
    }
  }
  return pieces.join('');
}

function glyphTable(map: string): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  const glyph = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0');
  for (const [, block = ''] of map.matchAll(/beginbfchar([^]*?)endbfchar/g))
    for (const [, from = '', to = ''] of block.matchAll(/<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})/g))
      table.set(from.toUpperCase(), String.fromCharCode(Number.parseInt(to, 16)));
  for (const [, block = ''] of map.matchAll(/beginbfrange([^]*?)endbfrange/g))
    for (const [, from = '', to = '', first = ''] of block.matchAll(
      /<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})>/g,
    ))
      for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to, 16); code++)
        table.set(glyph(code), String.fromCharCode(Number.parseInt(first, 16) + code - Number.parseInt(from, 16)));
  return table;
}
