/** An element of a document that `readXml` has read. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

const character = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;
const piece = /<(\/?)([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?)>|([^<]+)/gy;

/** For tests: the root of a document without comments, sections and declarations of types. Throws where it is not well-formed. */
export function readXml(document: string): XmlElement {
  if (!character.test(document)) throw new Error('a character that XML does not have');
  const body = document.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/, '').trimEnd();
  const root: OpenElement = { name: '', attributes: {}, children: [], text: '' };
  const open: OpenElement[] = [root];
  let read = 0;
  for (const [whole, closing, name = '', attributes = '', empty, text] of body.matchAll(piece)) {
    read += whole.length;
    const inner = open.at(-1) ?? root;
    if (text !== undefined) inner.text += plain(text);
    else if (closing === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      const element: OpenElement = { name, attributes: attributesOf(attributes), children: [], text: '' };
      inner.children.push(element);
      if (empty !== '/') open.push(element);
    }
  }
  const [only, ...others] = root.children;
  if (read !== body.length || open.length !== 1 || only === undefined || others.length > 0 || root.text.trim() !== '')
    throw new Error(`not well-formed at ${read}: ${body.slice(read, read + 40)}`);
  return only;
}

function attributesOf(text: string): Record<string, string> {
  const pairs = Array.from(
    text.matchAll(/([\w-]+)="([^"]*)"/g),
    ([, name = '', value = '']) => [name, plain(value.replaceAll(/[\t\n\r]/g, ' '))] as const,
  );
  if (new Set(pairs.map(([name]) => name)).size < pairs.length) throw new Error('an attribute twice');
  return Object.fromEntries(pairs);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(text)) throw new Error(`a bare & in ${text}`);
  return text.replaceAll(
    /&(\w+);|&#(\d+);/g,
    (_, name: string, code: string) => entities[name] ?? String.fromCodePoint(Number(code)),
  );
}
