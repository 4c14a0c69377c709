import { createHash } from 'node:crypto';
import { AssayError, notFound } from '@assay/base';
import type { BlobInfo, BlobStore } from '@assay/core';

/** Blobs in memory: a fake of the port for tests that need no disk. */
export class MemoryBlobStore implements BlobStore {
  readonly #blobs = new Map<string, { bytes: Uint8Array; putMs: number }>();

  async put(
    bytes: AsyncIterable<Uint8Array>,
    options: { maxBytes: number; expectedSha256?: string; signal?: AbortSignal },
  ): Promise<BlobInfo> {
    options.signal?.throwIfAborted();
    const chunks: Uint8Array[] = [];
    let sizeBytes = 0;
    for await (const chunk of bytes) {
      options.signal?.throwIfAborted();
      sizeBytes += chunk.byteLength;
      if (sizeBytes > options.maxBytes)
        throw new AssayError('PayloadTooLarge', `more than ${options.maxBytes} bytes`, { maxBytes: options.maxBytes });
      chunks.push(Uint8Array.from(chunk));
    }
    options.signal?.throwIfAborted();
    const whole = Buffer.concat(chunks);
    const sha256 = createHash('sha256').update(whole).digest('hex');
    if (options.expectedSha256 !== undefined && options.expectedSha256 !== sha256)
      throw new AssayError('ChecksumMismatch', `the bytes have the SHA-256 ${sha256}`);
    this.#blobs.set(sha256, { bytes: whole, putMs: Date.now() });
    return { sha256, sizeBytes };
  }

  async stat(sha256: string): Promise<BlobInfo | undefined> {
    const blob = this.#blobs.get(sha256);
    return blob && { sha256, sizeBytes: blob.bytes.byteLength };
  }

  async *read(sha256: string, range?: { start: number; end: number }): AsyncIterable<Uint8Array> {
    const blob = this.#blobs.get(sha256);
    if (blob === undefined) throw notFound('blob', sha256);
    const part = blob.bytes.subarray(range?.start ?? 0, range?.end);
    for (let at = 0; at < part.byteLength; at += 65_536) yield part.subarray(at, at + 65_536);
  }

  async sweep(
    isReferenced: (sha256: string) => Promise<boolean>,
    minAgeMs: number,
  ): Promise<{ count: number; sizeBytes: number }> {
    let count = 0;
    let sizeBytes = 0;
    for (const [sha256, blob] of this.#blobs) {
      if (Date.now() - blob.putMs < minAgeMs || (await isReferenced(sha256))) continue;
      this.#blobs.delete(sha256);
      count++;
      sizeBytes += blob.bytes.byteLength;
    }
    return { count, sizeBytes };
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}
