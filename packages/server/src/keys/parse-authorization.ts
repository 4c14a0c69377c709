import type { Credentials } from './key-ring.ts';

/** `Bearer <id>.<secret>` or `Basic base64(<id>:<secret>)`; undefined for anything else. */
export function parseAuthorization(header: string): Credentials | undefined {
  const [, scheme, value] = /^(\w+) +(\S{1,512})$/.exec(header) ?? [];
  if (scheme === undefined || value === undefined) return undefined;
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return splitAt(value, '.');
    case 'basic':
      return splitAt(Buffer.from(value, 'base64').toString('utf8'), ':');
    default:
      return undefined;
  }
}

function splitAt(text: string, separator: string): Credentials | undefined {
  const at = text.indexOf(separator);
  return at < 1 ? undefined : { id: text.slice(0, at), secret: text.slice(at + 1) };
}
