import { crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { DamagedBytesError } from '@assay/series';
import type { LogLine, LogStream } from '@assay/core';
import type { EpochMs } from '@assay/base';

/*
 * One row of the run log. Layout: magic "AL", version 1, coding (0 plain, 1 zstd); JSON, UTF-8: [[time ms, stream, text], …];
 * CRC-32 (little-endian) of all before it.
 */
const version = 1;
const headerBytes = 4;
const checksumBytes = 4;
const worthCompressing = 256;
/** As much as a chunk usually is: unpacked in small pieces, which is the default, it takes more than twice as long. */
const unpackingBytes = 128 * 1024;
const streams: readonly LogStream[] = ['stdout', 'stderr', 'log'];

export function encodeLines(lines: readonly LogLine[]): Uint8Array {
  const json = Buffer.from(
    JSON.stringify(lines.map((line) => [line.timeMs, streams.indexOf(line.stream), line.text])),
    'utf8',
  );
  const compressed = json.length > worthCompressing;
  const body = compressed ? zstdCompressSync(json) : json;
  const bytes = Buffer.concat([
    Buffer.from([0x41, 0x4c, version, compressed ? 1 : 0]),
    body,
    Buffer.alloc(checksumBytes),
  ]);
  const end = bytes.length - checksumBytes;
  bytes.writeUInt32LE(crc32(bytes.subarray(0, end)), end);
  return bytes;
}

/** Throws DamagedBytesError when the bytes are not exactly what encodeLines made. */
export const decodeLines = (bytes: Uint8Array): LogLine[] => linesOfJson(jsonOfLines(bytes));

export function linesOfJson(json: string): LogLine[] {
  const rows: [EpochMs, number, string][] = JSON.parse(json);
  return rows.map(([timeMs, stream, text]) => ({ timeMs, stream: streams[stream] ?? 'log', text }));
}

/** The lines as they were packed, in JSON: what a search looks through first. Throws as `decodeLines`. */
export function jsonOfLines(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.length - checksumBytes;
  if (end < headerBytes || buffer[0] !== 0x41 || buffer[1] !== 0x4c)
    throw new DamagedBytesError('not a chunk of a run log');
  if (buffer.readUInt32LE(end) !== crc32(buffer.subarray(0, end)))
    throw new DamagedBytesError('the checksum of a log chunk does not match');
  if (buffer[2] !== version)
    throw new DamagedBytesError(`log chunk of version ${buffer[2]}, this program reads ${version}`);
  const body = buffer.subarray(headerBytes, end);
  return (buffer[3] === 1 ? zstdDecompressSync(body, { chunkSize: unpackingBytes }) : body).toString('utf8');
}
