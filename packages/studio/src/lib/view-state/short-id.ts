import { isId } from '@assay/base';

/** An id in 22 characters instead of 32, for addresses that name many runs. */
export const shortId = (id: string): string =>
  btoa(String.fromCharCode(...(id.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

/** The id that `shortId` made short, or the id itself; undefined for anything else. */
export function longId(text: string): string | undefined {
  if (isId(text)) return text;
  if (!/^[\w-]{22}$/.test(text)) return undefined;
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const id = [...bytes].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  return isId(id) ? id : undefined;
}
