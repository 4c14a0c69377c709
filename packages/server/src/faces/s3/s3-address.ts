import { s3Error } from './s3-error.ts';

/** What a request is about, in path style: `/`, `/bucket`, `/bucket/key`. */
export interface S3Address {
  /** Empty: the service itself. */
  readonly bucket: string;
  /** Empty: the bucket itself. Any text, never a path. */
  readonly key: string;
  readonly query: ReadonlyMap<string, string>;
}

/** Reads the target as it was sent; nothing in it is normalised. Throws InvalidURI. */
export function parseS3Address(target: string): S3Address {
  const at = target.indexOf('?');
  const path = at < 0 ? target : target.slice(0, at);
  const query = new Map(at < 0 ? [] : new URLSearchParams(target.slice(at + 1)));
  const [, bucket = '', key = ''] = /^\/([^/]*)(?:\/(.*))?$/s.exec(path) ?? [];
  return { bucket: decoded(bucket), key: decoded(key), query };
}

/** `bucket/key` of `x-amz-copy-source`, percent-encoded, with or without a slash in front. */
export function parseCopySource(header: string): { readonly bucket: string; readonly key: string } {
  const [path = '', version] = header.split('?versionId=');
  const [, bucket = '', key = ''] = /^\/?([^/]+)\/(.+)$/s.exec(decoded(path)) ?? [];
  if (bucket === '')
    throw s3Error('InvalidArgument', 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey');
  if (version !== undefined && version !== 'null')
    throw s3Error('NoSuchVersion', 'The specified version does not exist.');
  return { bucket, key };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw s3Error('InvalidURI', "Couldn't parse the specified URI.");
  }
}
