import type { ObjectAnswer, ObjectProperties } from '@assay/core';
import { checksumAlgorithms, checksumHeader } from './checksums/checksum-algorithm.ts';
import { notImplemented, s3Error } from './s3-error.ts';
import { header } from './s3-call.ts';
import type { S3Call } from './s3-call.ts';

const kept = ['cache-control', 'content-disposition', 'content-encoding', 'content-language', 'expires'] as const;
const metadataPrefix = 'x-amz-meta-';
const maxMetadataBytes = 2048;
const defaultType = 'binary/octet-stream';

/** Headers that ask for what an object would then silently lack. */
const refused: Readonly<Record<string, string>> = {
  'x-amz-server-side-encryption-customer-algorithm': 'encryption with keys of the client',
  'x-amz-tagging': 'tags of objects',
  'x-amz-object-lock-mode': 'object lock',
  'x-amz-object-lock-legal-hold': 'object lock',
  'x-amz-website-redirect-location': 'redirects',
  'x-amz-write-offset-bytes': 'appending to objects',
};

/** What a client wants to be kept beside the bytes. */
export function givenProperties(call: S3Call): Pick<ObjectProperties, 'headers' | 'metadata'> {
  for (const [name, what] of Object.entries(refused)) if (header(call, name) !== undefined) throw notImplemented(what);
  const headers: Record<string, string> = {
    'content-type': header(call, 'content-type') ?? call.query.get('content-type') ?? defaultType,
  };
  for (const name of kept) {
    const value = header(call, name);
    if (value !== undefined) headers[name] = value;
  }
  const encoding = headers['content-encoding']?.split(',').filter((each) => each.trim() !== 'aws-chunked');
  if (encoding?.length === 0) delete headers['content-encoding'];
  else if (encoding !== undefined) headers['content-encoding'] = encoding.join(',').trim();
  const metadata: Record<string, string> = {};
  let bytes = 0;
  // Presigned URLs may bear them in their query.
  for (const [name, value] of Object.entries({ ...Object.fromEntries(call.query), ...call.request.raw.headers })) {
    if (!name.startsWith(metadataPrefix)) continue;
    const text = [value ?? ''].flat().join(',');
    metadata[name.slice(metadataPrefix.length)] = text;
    bytes += name.length - metadataPrefix.length + text.length;
  }
  if (bytes > maxMetadataBytes)
    throw s3Error('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size', {
      Size: String(bytes),
      MaxSizeAllowed: String(maxMetadataBytes),
    });
  return { headers, metadata };
}

export const quoted = (etag: string): string => `"${etag}"`;

export const unquoted = (etag: string): string => etag.trim().replace(/^"(.*)"$/s, '$1');

/** Checksums as headers, with their type. */
export function checksumHeaders({ checksums }: ObjectProperties): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const algorithm of checksumAlgorithms) {
    const value = checksums.values[algorithm];
    if (value !== undefined) headers[checksumHeader(algorithm)] = value;
  }
  if (checksums.type !== undefined) headers['x-amz-checksum-type'] = checksums.type;
  return headers;
}

/** Query parameters by which a signed request may have headers of the answer otherwise. */
const overridden = [
  'content-type',
  'content-language',
  'expires',
  'cache-control',
  'content-disposition',
  'content-encoding',
];

/** All that is answered of an object beside its bytes. Whatever it is, a browser runs nothing of it. */
export function objectHeaders(call: S3Call, { etag, modifiedMs, properties }: ObjectAnswer): Record<string, string> {
  const headers: Record<string, string> = {
    'last-modified': new Date(modifiedMs).toUTCString(),
    etag: quoted(etag),
    'accept-ranges': 'bytes',
    'content-security-policy': "sandbox; default-src 'none'",
    ...properties.headers,
  };
  for (const name of overridden) {
    const value = call.query.get(`response-${name}`);
    if (value !== undefined) headers[name] = printable(value);
  }
  for (const [name, value] of Object.entries(properties.metadata)) headers[metadataPrefix + name] = value;
  return headers;
}

function printable(value: string): string {
  if (/^[\x20-\x7e\x80-\xff]*$/.test(value)) return value;
  throw s3Error('InvalidArgument', 'A response header holds a character that no header can.');
}
