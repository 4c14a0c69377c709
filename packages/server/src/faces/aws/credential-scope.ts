import type { IncomingHttpHeaders } from 'node:http';

/** What a request that is signed with AWS's Signature Version 4 says of its signer, unverified. */
export interface CredentialScope {
  /** Id of the access key. */
  readonly keyId: string;
  /** `yyyymmdd` */
  readonly date: string;
  readonly region: string;
  /** e.g. `sagemaker`, `s3`, `sts`. */
  readonly service: string;
  /** In the query (presigned) rather than in the header. */
  readonly presigned: boolean;
}

const algorithm = 'AWS4-HMAC-SHA256';

/** The scope of a signed request, from its `Authorization` header or its query; undefined when it bears none. */
export function credentialScope(headers: IncomingHttpHeaders, url: string): CredentialScope | undefined {
  const { authorization } = headers;
  if (authorization?.startsWith(algorithm))
    return parseScope(/Credential=([^,\s]{1,400})/.exec(authorization)?.[1], false);
  const query = url.indexOf('?');
  if (query < 0 || !url.includes('X-Amz-Credential=', query)) return undefined;
  const credential = new URLSearchParams(url.slice(query + 1)).get('X-Amz-Credential');
  return parseScope(credential ?? undefined, true);
}

function parseScope(credential: string | undefined, presigned: boolean): CredentialScope | undefined {
  const parts = credential?.split('/') ?? [];
  const [keyId = '', date = '', region = '', service = '', end] = parts;
  if (parts.length !== 5 || end !== 'aws4_request' || !/^\d{8}$/.test(date)) return undefined;
  if (!/^[a-z0-9-]{1,40}$/.test(region) || keyId === '') return undefined;
  return { keyId, date, region, service, presigned };
}
