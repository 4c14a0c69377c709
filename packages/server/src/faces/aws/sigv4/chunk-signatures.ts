import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { sha256Hex } from './canonical-request.ts';
import { hmac, printScope } from './signing-key.ts';
import { isSame } from './verify-signature.ts';
import type { SignedRequest } from './verify-signature.ts';

/** The signatures of a body sent in signed chunks: each is made over its chunk and the signature before it. */
export interface ChunkSignatures {
  /** Of the chunk's bytes, as they pass. */
  add(bytes: Uint8Array): void;
  /** True when this is the signature of the chunk whose bytes were added since the last call. */
  isChunkRight(signature: string): boolean;
  /** Of the headers behind the last chunk, each `name:value` with a line feed. */
  isTrailerRight(signature: string, trailer: string): boolean;
}

const emptyHash = sha256Hex('');

/** Starts with the signature of the request itself. */
export function chunkSignatures({ claim, signingKey }: SignedRequest): ChunkSignatures {
  let previous = claim.signature;
  let hash: Hash = createHash('sha256');
  const isNext = (signature: string, form: string, hashes: readonly string[]): boolean => {
    const toSign = [`AWS4-HMAC-SHA256-${form}`, claim.time, printScope(claim), previous, ...hashes].join('\n');
    const isRight = isSame(signature, hmac(signingKey, toSign));
    previous = signature;
    return isRight;
  };
  return {
    add: (bytes) => {
      hash.update(bytes);
    },
    isChunkRight(signature) {
      const chunkHash = hash.digest('hex');
      hash = createHash('sha256');
      return isNext(signature, 'PAYLOAD', [emptyHash, chunkHash]);
    },
    isTrailerRight: (signature, trailer) => isNext(signature, 'TRAILER', [sha256Hex(trailer)]),
  };
}
