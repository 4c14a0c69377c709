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

const essenceOf = (type: string): string => (type.split(';', 1)[0] ?? '').trim().toLowerCase();

function encodeFileName(name: string): string {
  const file = name.split('/').at(-1) ?? name;
  const escape = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(file.toWellFormed()).replaceAll(/['()*]/g, escape);
}
