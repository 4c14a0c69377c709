const elements = new Set(
  (
    'a abbr b blockquote br caption code col colgroup dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ' +
    'ol p pre q s samp section small span strong sub sup table tbody td tfoot th thead time tr u ul var ' +
    'svg g path circle ellipse rect line polyline polygon text tspan title desc defs clipPath marker linearGradient stop use symbol'
  ).split(' '),
);
const refused = /^(on|style$|srcset$|formaction$|action$|ping$)/i;

const isAddress = (name: string): boolean => /^(xlink:)?href$|^src$/i.test(name);

/** Within the page, of this server, or a link that goes elsewhere openly. */
function isSafe(element: Element, value: string): boolean {
  if (value.startsWith('#')) return true;
  if (element.namespaceURI === 'http://www.w3.org/2000/svg') return false;
  if (element.localName === 'img') return /^data:image\/(png|jpeg|gif|webp);/i.test(value);
  return /^(https?:|mailto:|\/(?!\/)|\.{1,2}\/)/i.test(value);
}

/** The nodes of markup that a server wrote, without all that could act or load something: it is held against a list once more here. */
export function safeMarkup(markup: string): DocumentFragment {
  const { body } = new DOMParser().parseFromString(markup, 'text/html');
  for (const element of body.querySelectorAll('*')) {
    if (!elements.has(element.localName)) {
      element.remove();
      continue;
    }
    for (const { name, value } of Array.from(element.attributes))
      if (refused.test(name) || (isAddress(name) && !isSafe(element, value))) element.removeAttribute(name);
    if (element instanceof HTMLInputElement) element.disabled = true;
    const href = element.localName === 'a' ? element.getAttribute('href') : null;
    if (href !== null && /^https?:/i.test(href)) {
      element.setAttribute('target', '_blank');
      element.setAttribute('rel', 'noreferrer noopener');
    }
  }
  const fragment = document.createDocumentFragment();
  fragment.append(...Array.from(body.childNodes, (node) => document.adoptNode(node)));
  return fragment;
}
