import { s3Error } from './s3-error.ts';

/** An element: its name without the namespace's prefix, the elements in it, or its text. */
export interface XmlElement {
  readonly name: string;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface OpenElement {
  readonly name: string;
  readonly children: XmlElement[];
  text: string;
}

const maxDepth = 8;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A start tag, end tag, comment, CDATA section or processing instruction; sticky. */
const markup =
  /<(?:!--(?:(?!--).)*--|!\[CDATA\[(?<cdata>(?:(?!\]\]>).)*)\]\]|\?(?:(?!\?>).)*\?|\/(?<end>[\w.:-]{1,100})\s*|(?<start>[\w.:-]{1,100})(?:\s+[\w.:-]{1,100}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(?<empty>\/?))>/sy;

/**
 * The root of a small document, as clients of S3 send it. Document types are refused, and with them every entity but the five of XML itself.
 * Throws MalformedXML.
 */
export function readXml(bytes: Uint8Array): XmlElement {
  const text = decode(bytes);
  const document: OpenElement = { name: '', children: [], text: '' };
  const open: OpenElement[] = [document];
  for (let at = 0; at < text.length;) {
    const parent = open.at(-1) ?? document;
    const next = text.indexOf('<', at);
    parent.text += unescaped(text.slice(at, next < 0 ? text.length : next));
    if (next < 0) break;
    markup.lastIndex = next;
    const { cdata, end, start, empty } = markup.exec(text)?.groups ?? malformed();
    at = markup.lastIndex;
    if (cdata !== undefined) parent.text += cdata;
    if (start !== undefined) {
      const child: OpenElement = { name: start, children: [], text: '' };
      parent.children.push(child);
      if (empty === '') open.push(child);
      if (open.length > maxDepth) malformed();
    }
    if (end !== undefined && (open.pop()?.name !== end || open.length === 0)) malformed();
  }
  const [only, other] = document.children;
  if (open.length !== 1 || only === undefined || other !== undefined || document.text.trim() !== '') malformed();
  return withoutPrefix(only ?? malformed());
}

const withoutPrefix = ({ name, children, text }: XmlElement): XmlElement => ({
  name: name.slice(name.indexOf(':') + 1),
  children: children.map(withoutPrefix),
  text,
});

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return malformed();
  }
}

const unescaped = (text: string): string =>
  text.includes('&')
    ? text.replaceAll(/&(?:#x(?<hex>[0-9a-fA-F]{1,6})|#(?<decimal>\d{1,7})|(?<name>\w{1,10}));|&/g, (_, ...found) => {
        const { hex, decimal, name } = found.at(-1) as Readonly<Record<string, string | undefined>>;
        if (name !== undefined) return entities[name] ?? malformed();
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : malformed();
      })
    : text;

/** The text of the child of that name; undefined when there is none. */
export const childText = ({ children }: XmlElement, name: string): string | undefined =>
  children.find((child) => child.name === name)?.text;

export function malformed(): never {
  throw s3Error(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  );
}
