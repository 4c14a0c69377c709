import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { decodeUri, encodeUri } from './uri-encoding.ts';

/**
 * The form of a request that both sides hash (AWS General Reference, "Create a signed AWS API request"). Texts are of bytes (latin1),
 * as they came over the wire. S3's paths are encoded once and never normalised; other services' are encoded on top of what was sent.
 */
export function canonicalRequest(
  request: Pick<IncomingMessage, 'method' | 'headersDistinct'>,
  target: string,
  { isS3, signedHeaders, payloadHash }: { isS3: boolean; signedHeaders: readonly string[]; payloadHash: string },
): string {
  const at = target.indexOf('?');
  const path = at < 0 ? target : target.slice(0, at);
  const headers = signedHeaders.map((name) => `${name}:${canonicalValue(request.headersDistinct[name])}\n`);
  return [
    request.method,
    encodeUri(isS3 ? decodeUri(path) : path, { keepSlashes: true }),
    at < 0 ? '' : canonicalQuery(target.slice(at + 1)),
    headers.join(''),
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

const canonicalValue = (values: readonly string[] = []): string =>
  values.map((value) => value.trim().replaceAll(/ {2,}/g, ' ')).join(',');

function canonicalQuery(query: string): string {
  const pairs = query.split('&').flatMap((part) => {
    if (part === '') return [];
    const at = part.indexOf('=');
    const name = encodePart(at < 0 ? part : part.slice(0, at));
    return name === 'X-Amz-Signature' ? [] : [[name, at < 0 ? '' : encodePart(part.slice(at + 1))] as const];
  });
  return pairs
    .sort(([nameA, a], [nameB, b]) => compare(nameA, nameB) || compare(a, b))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

const encodePart = (text: string): string => encodeUri(decodeUri(text.replaceAll('+', ' ')), { keepSlashes: false });
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const sha256Hex = (bytes: string | Uint8Array): string =>
  (typeof bytes === 'string'
    ? createHash('sha256').update(bytes, 'latin1')
    : createHash('sha256').update(bytes)
  ).digest('hex');
