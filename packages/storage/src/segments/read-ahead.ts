import type { ByteSource } from '@assay/series';

const windowBytes = 256 * 1024;

/** The same bytes, for whoever reads small pieces mostly one after the other: brings more than it is asked for at a time. */
export function readAhead(source: ByteSource): ByteSource {
  let start = 0;
  let window = new Uint8Array(0) as Uint8Array;
  return {
    length: source.length,
    read(offset, length) {
      if (length > windowBytes || offset + length > source.length) return source.read(offset, length);
      if (offset < start || offset + length > start + window.length) {
        // A new one each time: what was given before stays as it is.
        window = source.read(offset, Math.min(windowBytes, source.length - offset));
        start = offset;
      }
      return window.subarray(offset - start, offset - start + length);
    },
  };
}
