import type { FastifyRequest } from 'fastify';
import type { Clock } from '@assay/base';
import type { KeyRing } from '../../../keys/key-ring.ts';
import type { AwsService } from '../aws-paths.ts';
import { sha256Hex } from './canonical-request.ts';
import { signatureError } from './signature-faults.ts';
import { signingKeys } from './signing-key.ts';
import { isSignatureRight, readSignedRequest } from './verify-signature.ts';
import type { KnownKey, SignedRequest } from './verify-signature.ts';

/** A signed request on its way to its handler. */
export interface RequestSignature extends SignedRequest {
  readonly isVerified: boolean;
}

/** Both methods throw a SignatureError. */
export interface SignatureGate {
  /** Before the body: known key, right time; S3's signature, which is over a declared hash, is verified. */
  begin(request: FastifyRequest, service: AwsService): RequestSignature;
  /** When the body is there: signatures that are made over the body itself. */
  finish(request: FastifyRequest, service: AwsService, signature: RequestSignature): RequestSignature;
}

export function signatureGate(keys: KeyRing, clock: Clock): SignatureGate {
  const keyFor = signingKeys();
  const keyOf = (keyId: string): KnownKey | undefined => {
    const known = keys.secretOf(keyId);
    return known && { bearer: known.bearer, signingKey: (scope) => keyFor(keyId, known.secret, scope) };
  };
  return {
    begin({ raw, originalUrl }, service) {
      const signed = readSignedRequest(raw, originalUrl, service, { nowMs: clock.now(), keyOf });
      if (signed.declaredHash === undefined) return { ...signed, isVerified: false };
      if (!isSignatureRight(raw, originalUrl, signed, signed.declaredHash)) throw signatureError(service, 'mismatch');
      return { ...signed, isVerified: true };
    },
    finish({ raw, originalUrl, body }, service, signature) {
      // Whoever reads the body in another way than these bytes is not let through.
      const payloadHash = Buffer.isBuffer(body) ? sha256Hex(body) : emptyHash;
      if (!isSignatureRight(raw, originalUrl, signature, payloadHash)) throw signatureError(service, 'mismatch');
      return { ...signature, isVerified: true };
    },
  };
}

const emptyHash = sha256Hex('');

/** Whether the request bears a signature, in its header or its query, rather than another kind of credentials or none. */
export function isSigned({ headers, originalUrl }: FastifyRequest): boolean {
  const { authorization } = headers;
  if (authorization !== undefined) return authorization.startsWith('AWS4-');
  return /[?&]X-Amz-(?:Credential|Signature|Algorithm)=/.test(originalUrl);
}
