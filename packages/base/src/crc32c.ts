/** Castagnoli's polynomial, reflected (RFC 3720, appendix B.4). */
const polynomial = 0x82f63b78;

/** At `256 * k + b`: what the byte `b` does to the sum when `k` bytes come after it. */
const table = new Int32Array(8 * 256);

const entry = (index: number): number => table[index] ?? 0;

for (let byte = 0; byte < 256; byte++) {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ polynomial : sum >>> 1;
  table[byte] = sum;
}
for (let i = 256; i < table.length; i++) {
  const before = entry(i - 256);
  table[i] = (before >>> 8) ^ entry(before & 255);
}

/** CRC-32C of `bytes` behind bytes whose sum is `value`, eight bytes at a time (Kounavis and Berry 2005, "slicing-by-8"). */
export function crc32c(bytes: Uint8Array, value = 0): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % 8);
  let sum = ~value;
  for (let i = 0; i < whole; i += 8) {
    const low = sum ^ view.getInt32(i, true);
    const high = view.getInt32(i + 4, true);
    sum =
      entry(1792 + (low & 255)) ^
      entry(1536 + ((low >>> 8) & 255)) ^
      entry(1280 + ((low >>> 16) & 255)) ^
      entry(1024 + (low >>> 24)) ^
      entry(768 + (high & 255)) ^
      entry(512 + ((high >>> 8) & 255)) ^
      entry(256 + ((high >>> 16) & 255)) ^
      entry(high >>> 24);
  }
  for (let i = whole; i < bytes.length; i++) sum = (sum >>> 8) ^ entry((sum ^ view.getUint8(i)) & 255);
  return ~sum >>> 0;
}
