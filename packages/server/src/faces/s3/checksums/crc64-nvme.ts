/** The polynomial of the NVM Express specification (64-bit CRC), reflected, in two halves. */
const polynomial = { high: 0x9a6c9329, low: 0xac4bc9b5 };

/** At `256 * k + b`, in two halves: what the byte `b` does to the sum when `k` bytes come after it. */
const highTable = new Int32Array(8 * 256);
const lowTable = new Int32Array(8 * 256);

const highEntry = (index: number): number => highTable[index] ?? 0;
const lowEntry = (index: number): number => lowTable[index] ?? 0;

for (let byte = 0; byte < 256; byte++) {
  let high = 0;
  let low = byte;
  for (let bit = 0; bit < 8; bit++) {
    const isOdd = low & 1;
    low = (low >>> 1) | (high << 31);
    high >>>= 1;
    if (isOdd === 0) continue;
    high ^= polynomial.high;
    low ^= polynomial.low;
  }
  highTable[byte] = high;
  lowTable[byte] = low;
}
for (let i = 256; i < highTable.length; i++) {
  const high = highEntry(i - 256);
  const low = lowEntry(i - 256);
  highTable[i] = (high >>> 8) ^ highEntry(low & 255);
  lowTable[i] = ((low >>> 8) | (high << 24)) ^ lowEntry(low & 255);
}

/** CRC-64/NVME of bytes that come piece by piece, eight bytes at a time. */
export class Crc64Nvme {
  #high = -1;
  #low = -1;

  update(bytes: Uint8Array): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const whole = bytes.length - (bytes.length % 8);
    let high = this.#high;
    let low = this.#low;
    for (let i = 0; i < whole; i += 8) {
      low ^= view.getInt32(i, true);
      high ^= view.getInt32(i + 4, true);
      const a = 1792 + (low & 255);
      const b = 1536 + ((low >>> 8) & 255);
      const c = 1280 + ((low >>> 16) & 255);
      const d = 1024 + (low >>> 24);
      const e = 768 + (high & 255);
      const f = 512 + ((high >>> 8) & 255);
      const g = 256 + ((high >>> 16) & 255);
      const h = high >>> 24;
      high = highEntry(a) ^ highEntry(b) ^ highEntry(c) ^ highEntry(d);
      high ^= highEntry(e) ^ highEntry(f) ^ highEntry(g) ^ highEntry(h);
      low = lowEntry(a) ^ lowEntry(b) ^ lowEntry(c) ^ lowEntry(d);
      low ^= lowEntry(e) ^ lowEntry(f) ^ lowEntry(g) ^ lowEntry(h);
    }
    for (let i = whole; i < bytes.length; i++) {
      const byte = (low ^ view.getUint8(i)) & 255;
      low = ((low >>> 8) | (high << 24)) ^ lowEntry(byte);
      high = (high >>> 8) ^ highEntry(byte);
    }
    this.#high = high;
    this.#low = low;
  }

  /** The sum so far, most significant byte first. */
  digest(): Buffer {
    const bytes = Buffer.alloc(8);
    bytes.writeInt32BE(~this.#high, 0);
    bytes.writeInt32BE(~this.#low, 4);
    return bytes;
  }
}
