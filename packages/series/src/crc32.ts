/** Table k holds the remainder of each byte with k zero bytes behind it. */
const tables = new Uint32Array(8 * 256);
for (let i = 0; i < 256; i++) {
  let rest = i;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  tables[i] = rest;
}
for (let at = 256; at < tables.length; at++) {
  const before = tables[at - 256] ?? 0;
  tables[at] = (before >>> 8) ^ (tables[before & 255] ?? 0);
}

const t = (k: number, byte: number): number => tables[k * 256 + (byte & 255)] ?? 0;

/**
 * CRC-32 as in ISO 3309 and zlib (polynomial 0xEDB88320, reflected), eight bytes a step: "slicing-by-8" of Kounavis and Berry
 * (IEEE Symposium on Computers and Communications, 2005). For little-endian processors, as all columns here.
 */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  const n = bytes.length;
  // Fewer bytes than a word have no aligned part.
  const head = n < 8 ? n : (4 - (bytes.byteOffset & 3)) & 3;
  for (let i = 0; i < head; i++) crc = (crc >>> 8) ^ t(0, crc ^ (bytes[i] ?? 0));
  const words = n < 8 ? new Uint32Array(0) : new Uint32Array(bytes.buffer, bytes.byteOffset + head, (n - head) >>> 2);
  const even = words.length & ~1;
  for (let w = 0; w < even; w += 2) {
    const a = (words[w] ?? 0) ^ crc;
    const b = words[w + 1] ?? 0;
    crc =
      t(7, a) ^
      t(6, a >>> 8) ^
      t(5, a >>> 16) ^
      t(4, a >>> 24) ^
      t(3, b) ^
      t(2, b >>> 8) ^
      t(1, b >>> 16) ^
      t(0, b >>> 24);
  }
  for (let i = head + even * 4; i < n; i++) crc = (crc >>> 8) ^ t(0, crc ^ (bytes[i] ?? 0));
  return (crc ^ 0xffffffff) >>> 0;
}
