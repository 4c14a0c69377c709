/** The bytes of an artifact on their way. Read them once, in one of the three ways, or `cancel()`. */
export interface Download {
  readonly mediaType: string;
  /** Of this answer, which is less than the artifact when a range was asked; null when the server does not say. */
  readonly sizeBytes: number | null;
  readonly etag: string | null;
  /** True when the answer is the range that was asked for, false when it is everything. */
  readonly partial: boolean;
  readonly stream: ReadableStream<Uint8Array>;
  bytes(): Promise<Uint8Array>;
  text(): Promise<string>;
  cancel(): Promise<void>;
}

export function downloadOf(response: Response): Download {
  const length = response.headers.get('content-length');
  const stream = (): ReadableStream<Uint8Array> => response.body ?? new Blob([]).stream();
  return {
    mediaType: response.headers.get('content-type') ?? 'application/octet-stream',
    sizeBytes: length === null ? null : Number(length),
    etag: response.headers.get('etag'),
    partial: response.status === 206,
    get stream() {
      return stream();
    },
    bytes: async () => new Uint8Array(await response.arrayBuffer()),
    text: () => response.text(),
    cancel: async () => response.body?.cancel(),
  };
}
