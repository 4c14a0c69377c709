import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { DamagedBytesError, crc32 } from '@assay/series';
import type { LogLine, LogStream } from '@assay/core';
import type { EpochMs } from '@assay/base';

/*
 * One row of the run log. Layout: magic "AL", version 1, coding (0 plain, 1 zstd), CRC-32 (little-endian) of what follows;
 * then JSON, UTF-8: [[time ms, stream, text], …].
 */
const version = 1;
const headerBytes = 8;
const worthCompressing = 256;
const streams: readonly LogStream[] = ['stdout', 'stderr', 'log'];

export function encodeLines(lines: readonly LogLine[]): Uint8Array {
  const json = Buffer.from(
    JSON.stringify(lines.map((line) => [line.timeMs, streams.indexOf(line.stream), line.text])),
    'utf8',
  );
  const compressed = json.length > worthCompressing;
  const body = compressed ? zstdCompressSync(json) : json;
  const header = Buffer.alloc(headerBytes);
  header.set([0x41, 0x4c, version, compressed ? 1 : 0]);
  header.writeUInt32LE(crc32(body), 4);
  return Buffer.concat([header, body]);
}

export function decodeLines(bytes: Uint8Array): LogLine[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < headerBytes || buffer[0] !== 0x41 || buffer[1] !== 0x4c)
    throw new DamagedBytesError('not a chunk of a run log');
  if (buffer[2] !== version)
    throw new DamagedBytesError(`log chunk of version ${buffer[2]}, this program reads ${version}`);
  const body = buffer.subarray(headerBytes);
  if (buffer.readUInt32LE(4) !== crc32(body)) throw new DamagedBytesError('the checksum of a log chunk does not match');
  const rows: [EpochMs, number, string][] = JSON.parse(
    (buffer[3] === 1 ? zstdDecompressSync(body) : body).toString('utf8'),
  );
  return rows.map(([timeMs, stream, text]) => ({ timeMs, stream: streams[stream] ?? 'log', text }));
}
