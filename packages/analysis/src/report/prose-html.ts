import type { Element, Root as HtmlRoot, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import type { Code } from 'mdast';
import { maxPanels, panelLanguage } from './parse-report.ts';
import type { ParsedReport } from './parse-report.ts';

/** Prose between panels as HTML, and panels by their index, in the order of the source. */
export type HtmlPart = { readonly html: string; readonly line: number } | { readonly panel: number };

const placeholder = 'assay-panel';

/**
 * The Markdown as HTML that runs nothing and fetches nothing: HTML within it is dropped, links that are neither http, https,
 * mailto nor relative lose their target, images other than embedded ones become their text.
 */
export function proseHtml({ root }: ParsedReport): HtmlPart[] {
  let panel = 0;
  const found = toHast(root, {
    clobberPrefix: 'report-',
    handlers: {
      code(state, node: Code, parent): Element {
        if (node.lang === panelLanguage && parent?.type === 'root')
          return { type: 'element', tagName: placeholder, properties: { index: panel++ }, children: [] };
        const properties = node.lang ? { className: [`language-${node.lang}`] } : {};
        const code: Element = {
          type: 'element',
          tagName: 'code',
          properties,
          children: [{ type: 'text', value: `${node.value}\n` }],
        };
        state.patch(node, code);
        return { type: 'element', tagName: 'pre', properties: {}, children: [code] };
      },
    },
  });
  const children = found.type === 'root' ? found.children : [];
  const parts: HtmlPart[] = [];
  let prose: RootContent[] = [];
  const close = (): void => {
    const line = prose.find(({ position }) => position !== undefined)?.position?.start.line ?? 1;
    const html = toHtml({ type: 'root', children: prose.map(cleaned) } satisfies HtmlRoot).trim();
    if (html !== '') parts.push({ html, line });
    prose = [];
  };
  for (const child of children) {
    if (child.type !== 'element' || child.tagName !== placeholder) {
      prose.push(child);
      continue;
    }
    close();
    const index = Number(child.properties['index']);
    if (index < maxPanels) parts.push({ panel: index });
  }
  close();
  return parts;
}

const safeImage = /^data:image\/(?:png|jpeg|gif|webp);base64,[\w+/=]+$/;

function cleaned(node: RootContent): RootContent {
  if (node.type !== 'element') return node;
  const { href, src, alt } = node.properties;
  if (node.tagName === 'img' && !(typeof src === 'string' && safeImage.test(src))) {
    const text = typeof alt === 'string' && alt.trim() !== '' ? alt.trim() : 'image left out';
    return { type: 'element', tagName: 'em', properties: {}, children: [{ type: 'text', value: text }] };
  }
  const properties = { ...node.properties };
  if (href !== undefined && !(typeof href === 'string' && isSafeLink(href))) delete properties['href'];
  else if (typeof href === 'string' && /^https?:/i.test(href)) properties['rel'] = ['noopener', 'noreferrer'];
  const children = node.children.map((child) => cleaned(child) as (typeof node.children)[number]);
  return { ...node, properties, children };
}

/** What browsers leave out of addresses is left out before looking: "java\nscript:" is a script too. */
export function isSafeLink(href: string): boolean {
  const plain = href.replaceAll(/[\p{Cc}\s]/gu, '');
  const scheme = /^[^/?#]*?:/.exec(plain)?.[0].toLowerCase();
  if (scheme === undefined) return !plain.startsWith('//') && !plain.startsWith('\\');
  return scheme === 'http:' || scheme === 'https:' || scheme === 'mailto:';
}
