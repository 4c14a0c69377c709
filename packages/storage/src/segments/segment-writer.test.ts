import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DamagedBytesError } from '@assay/series';
import { expect, onTestFinished, test } from 'vitest';
import { SegmentFiles } from './segment-files.ts';
import { SegmentWriter } from './segment-writer.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'assay-segments-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

const nameOf = (i: number): string => i.toString(16).padStart(32, '0');
const bytesOf = (length: number, seed: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => (i * 31 + seed) % 251);

function writeSegment(
  data: string,
  i: number,
  lengths: readonly number[],
): { file: string; places: { byteOffset: number; byteLength: number }[] } {
  const writer = new SegmentWriter(data, nameOf(i));
  const places = lengths.map((length, seed) => {
    writer.beginPart();
    const bytes = bytesOf(length, seed);
    for (let at = 0; at < length; at += 700_001) writer.write(bytes.slice(at, at + 700_001));
    return writer.endPart();
  });
  expect(writer.finish()).toBe(statSync(join(data, 'segments', writer.file)).size);
  return { file: writer.file, places };
}

test('parts read as they were written, from places that are multiples of 8, in a file for its owner only', () => {
  const data = folder();
  const lengths = [3, 0, 5_000_000, 17];
  const { file, places } = writeSegment(data, 1, lengths);
  expect(statSync(join(data, 'segments', file)).mode & 0o777).toBe(0o600);
  const files = new SegmentFiles(data);
  onTestFinished(() => files.close());
  for (const [i, place] of places.entries()) {
    expect(place.byteOffset % 8).toBe(0);
    const part = files.part(file, place);
    expect(Buffer.compare(part.read(0, part.length), bytesOf(lengths[i] ?? 0, i))).toBe(0);
    expect(() => part.read(part.length - 1, 2)).toThrow(DamagedBytesError);
    expect(() => part.read(-1, 1)).toThrow(DamagedBytesError);
  }
});

test('an abandoned file is gone, a name is never taken twice', () => {
  const data = folder();
  const writer = new SegmentWriter(data, nameOf(1));
  writer.beginPart();
  writer.write(bytesOf(100, 1));
  expect(() => new SegmentWriter(data, nameOf(1))).toThrow(/EEXIST/);
  writer.abandon();
  expect(readdirSync(join(data, 'segments'))).toEqual([]);
  expect(() => writer.finish()).toThrow(/finished/);
});

test('with more segments than files may be open all can be read, those that were unlinked while they are open too', () => {
  const data = folder();
  const written = Array.from({ length: 5 }, (_, i) => writeSegment(data, i, [50]));
  const files = new SegmentFiles(data, 3);
  onTestFinished(() => files.close());
  const parts = written.map(({ file, places: [place] }) => files.part(file, place ?? { byteOffset: 0, byteLength: 0 }));
  rmSync(join(data, 'segments', written[4]?.file ?? ''));
  for (let round = 0; round < 2; round++)
    for (const i of [4, 0, 1, 4])
      expect(Buffer.compare(parts[i]?.read(0, 50) ?? bytesOf(1, 0), bytesOf(50, 0))).toBe(0);
});

test('what is no segment, of another version or cut short is damaged', () => {
  const data = folder();
  const { file, places } = writeSegment(data, 1, [100]);
  const path = join(data, 'segments', file);
  const good = readFileSync(path);
  const [place = { byteOffset: 0, byteLength: 0 }] = places;
  const read = (bytes: Uint8Array): Uint8Array => {
    writeFileSync(path, bytes);
    const files = new SegmentFiles(data);
    try {
      return files.part(file, place).read(0, 100);
    } finally {
      files.close();
    }
  };
  expect(() => read(new Uint8Array(0))).toThrow(DamagedBytesError);
  expect(() => read(Uint8Array.from(good, (byte, i) => (i === 0 ? 0 : byte)))).toThrow(/not a segment/);
  expect(() => read(Uint8Array.from(good, (byte, i) => (i === 8 ? 9 : byte)))).toThrow(/version 9/);
  expect(() => read(good.subarray(0, 60))).toThrow(/ends at byte 60/);
  expect(read(good).length).toBe(100);
});
