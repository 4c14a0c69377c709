/** What a finished upload is. */
export interface BlobInfo {
  /** Lower-case hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/**
 * Bytes addressed by their SHA-256. `put` answers only after the bytes are on disk under their final name; a stream that
 * breaks off, exceeds `maxBytes` (PayloadTooLarge) or does not match `expectedSha256` (ChecksumMismatch) leaves nothing.
 * Memory used does not grow with the size.
 */
export interface BlobStore extends AsyncDisposable {
  put(
    bytes: AsyncIterable<Uint8Array>,
    options: { maxBytes: number; expectedSha256?: string; signal?: AbortSignal },
  ): Promise<BlobInfo>;
  /** Undefined when there is no such blob. */
  stat(sha256: string): Promise<BlobInfo | undefined>;
  /** Bytes [start, end), the whole blob by default; NotFound when there is none. */
  read(sha256: string, range?: { start: number; end: number }): AsyncIterable<Uint8Array>;
  /** Removes blobs that `isReferenced` denies and that are older than `minAgeMs`; says how many and how many bytes. */
  sweep(
    isReferenced: (sha256: string) => Promise<boolean>,
    minAgeMs: number,
  ): Promise<{ count: number; sizeBytes: number }>;
}
