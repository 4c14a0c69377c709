import type { IncomingMessage } from 'node:http';
import { credentialScope } from '../credential-scope.ts';
import type { CredentialScope } from '../credential-scope.ts';

/** What a signed request says of its signature, well-formed and unverified. */
export interface SignatureClaim extends CredentialScope {
  /** Lower-case names, in the order in which they were signed. */
  readonly signedHeaders: readonly string[];
  /** 64 lower-case hex digits. */
  readonly signature: string;
  /** `yyyymmddThhmmssZ` */
  readonly time: string;
  readonly timeMs: number;
  /** Presigned only: from `time` on. */
  readonly expiresSeconds?: number;
  /** Presigned only: the payload's hash where the URL names one. */
  readonly payloadHash?: string;
}

/** A part that is missing or cannot be read; `message` names it. */
export class MalformedClaim extends Error {
  override readonly name = 'MalformedClaim';
  readonly isInQuery: boolean;

  constructor(message: string, { isInQuery = false } = {}) {
    super(message);
    this.isInQuery = isInQuery;
  }
}

const maxSignedHeaders = 100;
const maxExpiresSeconds = 604_800;

/** Reads the claim of a signed request. Throws MalformedClaim. */
export function signatureClaim(request: Pick<IncomingMessage, 'headers'>, target: string): SignatureClaim {
  const scope = credentialScope(request.headers, target);
  if (scope === undefined)
    throw new MalformedClaim('Credential: expected <access key id>/<yyyymmdd>/<region>/<service>/aws4_request.');
  if (!scope.presigned) return ofHeader(request.headers, scope);
  try {
    return ofQuery(target, scope);
  } catch (thrown) {
    throw thrown instanceof MalformedClaim ? new MalformedClaim(thrown.message, { isInQuery: true }) : thrown;
  }
}

function ofHeader(headers: IncomingMessage['headers'], scope: CredentialScope): SignatureClaim {
  const text = headers.authorization ?? '';
  const read = (name: string): string => new RegExp(`[ ,]${name}=([^,\\s]{1,8192})`).exec(text)?.[1] ?? '';
  const given = headers['x-amz-date'];
  const time = typeof given === 'string' ? given : fromHttpDate(headers.date ?? '');
  return { ...scope, ...readParts(read('SignedHeaders'), read('Signature'), time, 'X-Amz-Date') };
}

function ofQuery(target: string, scope: CredentialScope): SignatureClaim {
  const query = new URLSearchParams(target.slice(target.indexOf('?') + 1));
  const read = (name: string): string => query.get(name) ?? '';
  if (read('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256')
    throw new MalformedClaim('X-Amz-Algorithm: expected AWS4-HMAC-SHA256.');
  const expires = read('X-Amz-Expires');
  const expiresSeconds = /^\d{1,9}$/.test(expires) ? Number(expires) : 0;
  if (expiresSeconds < 1 || expiresSeconds > maxExpiresSeconds)
    throw new MalformedClaim(`X-Amz-Expires: expected 1 to ${maxExpiresSeconds} seconds.`);
  const payloadHash = query.get('X-Amz-Content-Sha256');
  return {
    ...scope,
    ...readParts(read('X-Amz-SignedHeaders'), read('X-Amz-Signature'), read('X-Amz-Date'), 'X-Amz-Date'),
    expiresSeconds,
    ...(payloadHash !== null && { payloadHash }),
  };
}

function readParts(
  names: string,
  signature: string,
  time: string,
  timeName: string,
): Pick<SignatureClaim, 'signedHeaders' | 'signature' | 'time' | 'timeMs'> {
  const signedHeaders = names.split(';');
  if (
    signedHeaders.length > maxSignedHeaders ||
    !signedHeaders.every((name) => /^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name))
  )
    throw new MalformedClaim('SignedHeaders: expected names of headers in lower case, joined by semicolons.');
  if (!signedHeaders.includes('host')) throw new MalformedClaim('SignedHeaders: the header host has to be signed.');
  if (!/^[0-9a-f]{64}$/.test(signature)) throw new MalformedClaim('Signature: expected 64 lower-case hex digits.');
  const timeMs = fromBasicTime(time);
  if (Number.isNaN(timeMs)) throw new MalformedClaim(`${timeName}: expected a time as yyyymmddThhmmssZ.`);
  return { signedHeaders, signature, time, timeMs };
}

function fromBasicTime(text: string): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  return year === undefined ? Number.NaN : Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** The time of a `Date` header in the form that is signed; what cannot be read becomes an empty text. */
function fromHttpDate(text: string): string {
  const timeMs = /^\d{8}T\d{6}Z$/.test(text) ? fromBasicTime(text) : Date.parse(text);
  return Number.isNaN(timeMs) ? '' : basicTime(timeMs);
}

/** `yyyymmddThhmmssZ` */
export const basicTime = (timeMs: number): string => new Date(timeMs).toISOString().replaceAll(/[:-]|\.\d{3}/g, '');
