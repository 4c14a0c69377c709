import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { KeyBearer } from '../../../keys/key-ring.ts';
import type { AwsService } from '../aws-paths.ts';
import { canonicalRequest, sha256Hex } from './canonical-request.ts';
import { MalformedClaim, basicTime, signatureClaim } from './signature-claim.ts';
import type { SignatureClaim } from './signature-claim.ts';
import { signatureError } from './signature-faults.ts';
import { hmac, printScope } from './signing-key.ts';
import type { SigningScope } from './signing-key.ts';

export const algorithm = 'AWS4-HMAC-SHA256';
export const unsignedPayload = 'UNSIGNED-PAYLOAD';
const maxSkewMs = 15 * 60_000;

/** A key that signatures are checked with. */
export interface KnownKey {
  readonly bearer: KeyBearer;
  /** The signing key of a scope. */
  signingKey(scope: SigningScope): Buffer;
}

/** A signed request whose key is known and whose time is right. */
export interface SignedRequest {
  readonly claim: SignatureClaim;
  readonly bearer: KeyBearer;
  readonly signingKey: Buffer;
  /** S3: as declared, so that it can be verified before the body is there. Elsewhere it is the hash of the body itself. */
  readonly declaredHash?: string;
}

type Request = Pick<IncomingMessage, 'method' | 'headers' | 'headersDistinct'>;

/** Everything of a signed request but the signature itself. Throws an AwsError in the words of the service. */
export function readSignedRequest(
  request: Request,
  target: string,
  service: AwsService,
  { nowMs, keyOf }: { nowMs: number; keyOf: (keyId: string) => KnownKey | undefined },
): SignedRequest {
  const claim = readClaim(request, target, service);
  const wanted = service === 'metrics' ? 'sagemaker' : service;
  if (claim.service !== wanted)
    throw signatureError(service, 'wrongScope', `Credential should be scoped to correct service: '${wanted}'.`);
  if (claim.date !== claim.time.slice(0, 8))
    throw signatureError(
      service,
      'wrongScope',
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${claim.date}' != '${claim.time.slice(0, 8)}'.`,
    );
  const key = keyOf(claim.keyId);
  if (key === undefined) throw signatureError(service, 'unknownKey');
  checkTime(claim, service, nowMs);
  const unsigned = Object.keys(request.headersDistinct).find(
    (name) => name.startsWith('x-amz-') && !claim.signedHeaders.includes(name),
  );
  if (unsigned !== undefined)
    throw signatureError(
      service,
      'unsignedHeader',
      `There were headers present in the request which were not signed: ${unsigned}`,
      { HeadersNotSigned: unsigned },
    );
  const signed = { claim, bearer: key.bearer, signingKey: key.signingKey(claim) };
  return service === 's3' ? { ...signed, declaredHash: declaredHash(request, claim) } : signed;
}

function readClaim(request: Request, target: string, service: AwsService): SignatureClaim {
  try {
    return signatureClaim(request, target);
  } catch (thrown) {
    if (thrown instanceof MalformedClaim)
      throw signatureError(service, thrown.isInQuery ? 'malformedQuery' : 'malformed', thrown.message);
    throw thrown;
  }
}

function checkTime(claim: SignatureClaim, service: AwsService, nowMs: number): void {
  const { timeMs, time, expiresSeconds } = claim;
  const now = basicTime(nowMs);
  if (expiresSeconds !== undefined && nowMs > timeMs + expiresSeconds * 1000)
    throw signatureError(service, 'expired', service === 's3' ? 'Request has expired' : `Signature expired: ${time}.`, {
      'X-Amz-Expires': String(expiresSeconds),
      Expires: new Date(timeMs + expiresSeconds * 1000).toISOString(),
      ServerTime: new Date(nowMs).toISOString(),
    });
  const isLate = timeMs > nowMs + maxSkewMs;
  const isEarly = expiresSeconds === undefined && timeMs < nowMs - maxSkewMs;
  if (!isLate && !isEarly) return;
  const told = isLate
    ? `Signature not yet current: ${time} is still later than ${basicTime(nowMs + maxSkewMs)} (${now} + 15 min.)`
    : `Signature expired: ${time} is now earlier than ${basicTime(nowMs - maxSkewMs)} (${now} - 15 min.)`;
  const s3Text = 'The difference between the request time and the current time is too large.';
  throw signatureError(service, 'skewed', service === 's3' ? s3Text : told, {
    RequestTime: time,
    ServerTime: new Date(nowMs).toISOString(),
    MaxAllowedSkewMilliseconds: String(maxSkewMs),
  });
}

function declaredHash({ headers }: Request, { presigned, payloadHash }: SignatureClaim): string {
  const given = headers['x-amz-content-sha256'];
  if (typeof given === 'string') return given;
  if (presigned) return payloadHash ?? unsignedPayload;
  throw signatureError('s3', 'missingHash', 'Missing required header for this request: x-amz-content-sha256');
}

/** Whether the signature is that of the request with a payload of this hash (hex SHA-256, or one of S3's words instead of it). */
export function isSignatureRight(
  request: Request,
  target: string,
  { claim, signingKey }: SignedRequest,
  payloadHash: string,
): boolean {
  const { signedHeaders } = claim;
  const canonical = canonicalRequest(request, target, { isS3: claim.service === 's3', signedHeaders, payloadHash });
  const toSign = [algorithm, claim.time, printScope(claim), sha256Hex(canonical)].join('\n');
  return isSame(claim.signature, hmac(signingKey, toSign));
}

/** Compares a signature of 64 hex digits in a time that tells nothing. */
export const isSame = (hex: string, expected: Uint8Array): boolean => {
  const given = Buffer.from(hex, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
};
