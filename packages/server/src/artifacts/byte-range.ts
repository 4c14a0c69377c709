import { AssayError } from '@assay/base';

/** Bytes [start, end) of a representation. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The range that a request asks for; undefined: all of it. One range is served; several at once, other units and
 * malformed headers count as none, as RFC 9110 section 14.2 allows. Throws RangeNotSatisfiable.
 */
export function parseRange(header: string | undefined, sizeBytes: number): ByteRange | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const length = Math.min(Number(last), sizeBytes);
    if (length === 0) throw unsatisfiable(sizeBytes);
    return { start: sizeBytes - length, end: sizeBytes };
  }
  const start = Number(first);
  const end = last === '' ? sizeBytes : Math.min(Number(last) + 1, sizeBytes);
  if (last !== '' && Number(last) < start) return undefined;
  if (start >= sizeBytes) throw unsatisfiable(sizeBytes);
  return { start, end };
}

const unsatisfiable = (sizeBytes: number): AssayError =>
  new AssayError('RangeNotSatisfiable', `The range lies outside of the artifact's ${sizeBytes} bytes.`, { sizeBytes });
