const magic = 0x18_4d_22_04;
const noBlockIsPacked = 0x80_00_00_00;

/**
 * Unpacks one LZ4 frame (Collet, "LZ4 Frame Format Description" 1.6.x, https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md).
 * Checksums are passed over. Throws where the bytes are no such frame, or would be more than `maximumBytes`.
 */
export function unpackLz4Frame(frame: Uint8Array, maximumBytes: number): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (frame.length < 7 || view.getUint32(0, true) !== magic) throw new Error('not a frame of LZ4');
  const flags = frame[4] ?? 0;
  const [hasBlockSums, hasSize, hasDictionary] = [flags & 0x10, flags & 0x08, flags & 0x01];
  let at = 7 + (hasSize ? 8 : 0) + (hasDictionary ? 4 : 0);
  const said = hasSize ? Number(view.getBigUint64(6, true)) : 4 * frame.length;
  if (hasSize && said > maximumBytes) throw tooLarge();
  let output = new Uint8Array(Math.min(said, maximumBytes));
  let length = 0;
  for (;;) {
    const header = view.getUint32(at, true);
    at += 4;
    if (header === 0) return output.subarray(0, length);
    const isPacked = header < noBlockIsPacked;
    const end = at + (isPacked ? header : header - noBlockIsPacked);
    if (end > frame.length) throw new Error('a block of LZ4 breaks off');
    const block = frame.subarray(at, end);
    const room = isPacked ? unpackedBytes(block) : block.length;
    if (length + room > maximumBytes) throw tooLarge();
    if (length + room > output.length) {
      const grown = new Uint8Array(Math.min(maximumBytes, Math.max(length + room, output.length * 2)));
      grown.set(output);
      output = grown;
    }
    if (isPacked) unpackBlock(block, output, length);
    else output.set(block, length);
    length += room;
    at = end + (hasBlockSums ? 4 : 0);
  }
}

const tooLarge = (): Error => new Error('unpacked it would be larger than a preview reads');

/** Walks the sequences of a block: literals to copy, then a match to repeat, whose distance may reach into earlier blocks. */
function walk(
  block: Uint8Array,
  visit: (from: number, literals: number, distance: number, match: number) => void,
): void {
  let at = 0;
  const more = (start: number): number => {
    let sum = start;
    if (start !== 15) return sum;
    for (let byte = 255; byte === 255;) {
      byte = block[at++] ?? 0;
      sum += byte;
    }
    return sum;
  };
  while (at < block.length) {
    const token = block[at++] ?? 0;
    const literals = more(token >> 4);
    const from = at;
    at += literals;
    if (at > block.length) throw new Error('a block of LZ4 breaks off');
    if (at === block.length) {
      visit(from, literals, 0, 0);
      return;
    }
    const distance = (block[at] ?? 0) | ((block[at + 1] ?? 0) << 8);
    at += 2;
    visit(from, literals, distance, more(token & 15) + 4);
  }
}

function unpackedBytes(block: Uint8Array): number {
  let sum = 0;
  walk(block, (_from, literals, _distance, match) => (sum += literals + match));
  return sum;
}

function unpackBlock(block: Uint8Array, output: Uint8Array, start: number): void {
  let at = start;
  walk(block, (from, literals, distance, match) => {
    output.set(block.subarray(from, from + literals), at);
    at += literals;
    if (match === 0) return;
    if (distance === 0 || distance > at) throw new Error('a match of LZ4 lies before the beginning');
    for (const end = at + match; at < end; at++) output[at] = output[at - distance] ?? 0;
  });
}
