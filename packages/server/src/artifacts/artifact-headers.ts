/** Types that a browser shows without running anything of them. */
const shownInline: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'text/plain',
  'text/csv',
  'application/json',
]);

/** Types that a page of ours could be brought to load as its own script or style. */
const activeInPages = /(?:java|ecma|j|live)script|^text\/css$/;

const mediaTypePattern =
  /^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}(?: ?; ?[\w!#$&^.+-]{1,64}=(?:[\w!#$&^.+-]{1,64}|"[\w .+-]{0,64}"))*$/;

/** A media type that may stand in a header; anything else is bytes. */
export const safeMediaType = (given: string | undefined): string =>
  given !== undefined && given.length <= 255 && mediaTypePattern.test(given) ? given : 'application/octet-stream';

/**
 * Headers under which a stranger's bytes may be served beside the app: never sniffed, never run, never read by other
 * sites, and downloaded rather than shown unless the type is harmless. Scripts and styles are plain text, so that no page
 * of ours can load one as its own. `isSaved`: downloaded whatever the type.
 */
export function artifactHeaders(name: string, mediaType: string, isSaved = false): Record<string, string> {
  const given = safeMediaType(mediaType);
  const type = activeInPages.test(essenceOf(given)) ? 'text/plain' : given;
  const essence = essenceOf(type);
  const isText = essence.startsWith('text/') && !/;\s*charset=/i.test(type);
  const disposition = shownInline.has(essence) && !isSaved ? 'inline' : 'attachment';
  return {
    'content-type': isText ? `${type}; charset=utf-8` : type,
    'content-disposition': `${disposition}; filename*=UTF-8''${encodeFileName(name)}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-cache',
  };
}

/**
 * What a page of a stranger may do in a frame of ours: run its own scripts in an origin of its own, and reach nothing: no
 * cookie, no storage, no request to this server or another, no frame, form, worker or window. Where it is read by another
 * page, or opened by itself, it is a download like any other.
 */
const framedPage = [
  'sandbox allow-scripts',
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'media-src data: blob:',
  'font-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

// The browser's own viewer shows nothing in a sandbox. It runs nothing of the document with our rights, and the type is
// never sniffed. The viewer styles itself inline and embeds the document in itself.
const framedDocument =
  "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; img-src 'self'; frame-ancestors 'self'";

/** Types that may be shown in a frame of Studio, with the policy of each; all others are only downloaded. */
const framePolicies: ReadonlyMap<string, string> = new Map([
  ['text/html', framedPage],
  ['application/pdf', framedDocument],
]);

/** Headers for a frame of Studio (`as=page`); undefined for types that none may show. */
export function framedHeaders(name: string, mediaType: string): Record<string, string> | undefined {
  const essence = essenceOf(safeMediaType(mediaType));
  const policy = framePolicies.get(essence);
  if (policy === undefined) return undefined;
  const headers = artifactHeaders(name, essence);
  return {
    ...headers,
    'content-disposition': (headers['content-disposition'] ?? '').replace(/^attachment/, 'inline'),
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'x-dns-prefetch-control': 'off',
    // What no content policy stops: connections ahead of a request, and peers. Browsers that do not know it leave those ways.
    ...(policy === framedPage && { 'connection-allowlist': '()' }),
  };
}

const essenceOf = (type: string): string => (type.split(';', 1)[0] ?? '').trim().toLowerCase();

function encodeFileName(name: string): string {
  const file = name.split('/').at(-1) ?? name;
  const escape = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(file.toWellFormed()).replaceAll(/['()*]/g, escape);
}
