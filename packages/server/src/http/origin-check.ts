import type { IncomingHttpHeaders } from 'node:http';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a browser sent this for a page that is not ours. Programs that are no browsers send neither header and pass.
 * An Origin must be ours on every verb; without one, `Sec-Fetch-Site` decides: only following a link from
 * elsewhere is let through.
 */
export function isForeign(method: string, headers: IncomingHttpHeaders): boolean {
  const { origin, host } = headers;
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) return true;
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return false;
  const followsLink = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  return !(safeMethods.has(method) && followsLink);
}
