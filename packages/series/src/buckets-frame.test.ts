import fc from 'fast-check';
import { crc32 as zlibCrc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeBucketsFrame, encodeBucketsFrame, frameAxes, frameColumns, frameScales } from './buckets-frame.ts';
import type { Curve, CurvesFrame, FrameColumn } from './buckets-frame.ts';
import { DamagedBytesError } from './bytes.ts';

const real = fc.oneof(
  fc.double(),
  fc.float(),
  fc.constantFrom(Number.NaN, Infinity, -Infinity, -0, 5e-324, 1e300, 2 ** 24 + 1),
);
const optionalColumns = frameColumns.filter((name) => name !== 'index');
const integers = new Set<FrameColumn>(['count', 'nonFinite']);

const curve = (wanted: readonly FrameColumn[]): fc.Arbitrary<Curve> =>
  fc.nat(12).chain((rows) => {
    const column = (name: FrameColumn) =>
      integers.has(name)
        ? fc.array(fc.nat(), { minLength: rows, maxLength: rows }).map((values) => Uint32Array.from(values))
        : fc.array(real, { minLength: rows, maxLength: rows }).map((values) => Float64Array.from(values));
    return fc.record({
      runId: fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('hex')),
      name: fc.string({ unit: 'grapheme', maxLength: 12 }),
      pointCount: fc.maxSafeInteger().map(Math.abs),
      snapped: fc.boolean(),
      outside: fc.nat(),
      index: fc.array(fc.nat(4000), { minLength: rows, maxLength: rows }).map((values) => Uint32Array.from(values)),
      ...Object.fromEntries(wanted.map((name) => [name, column(name)])),
    });
  });

const frames = fc.subarray(optionalColumns).chain((wanted) =>
  fc
    .record({
      axis: fc.constantFrom(...frameAxes),
      scale: fc.constantFrom(...frameScales),
      x: fc.string({ maxLength: 8 }),
      from: fc.double({ noNaN: true }),
      to: fc.double({ noNaN: true }),
      buckets: fc.nat(4000),
      curves: fc.array(curve(wanted), { maxLength: 5 }),
    })
    .map(({ x, ...frame }): { wanted: FrameColumn[]; frame: CurvesFrame } => ({
      wanted,
      frame: frame.axis === 'metric' ? { ...frame, xName: x } : frame,
    })),
);

/** Columns as plain numbers, so that single and double precision compare by value. */
const plain = (frame: CurvesFrame) => ({
  ...frame,
  curves: frame.curves.map((each) =>
    Object.fromEntries(
      Object.entries(each).map(([key, value]) => [
        key,
        ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value,
      ]),
    ),
  ),
});

test('what was encoded is decoded, wherever in memory it lies', () => {
  fc.assert(
    fc.property(frames, fc.nat(8), ({ wanted, frame }, offset) => {
      const bytes = encodeBucketsFrame(frame, wanted);
      const moved = new Uint8Array(bytes.length + offset).subarray(offset);
      moved.set(bytes);
      expect(plain(decodeBucketsFrame(moved, zlibCrc32))).toEqual(plain(frame));
    }),
  );
});

test('columns are views of the frame, in single precision where that loses nothing', () => {
  const index = Uint32Array.of(0, 5);
  const columns = { min: Float64Array.of(0.5, Number.NaN), mean: Float64Array.of(0.1, 0.2) };
  const frame = {
    axis: 'step' as const,
    scale: 'linear' as const,
    from: 0,
    to: 9,
    buckets: 10,
    curves: [{ runId: '0'.repeat(32), name: 'loss', pointCount: 7, snapped: true, outside: 0, index, ...columns }],
  };
  const bytes = encodeBucketsFrame(frame, ['min', 'mean']);
  const [decoded] = decodeBucketsFrame(bytes).curves;
  expect(decoded?.min).toBeInstanceOf(Float32Array);
  expect(decoded?.mean).toBeInstanceOf(Float64Array);
  expect(decoded?.max).toBeUndefined();
  expect(decoded?.mean?.buffer).toBe(bytes.buffer);
});

/** A frame with one place changed, cut or lengthened; `sealed`: with a checksum that fits all the same. */
const damaged = fc
  .record({
    of: frames,
    at: fc.nat(),
    byte: fc.nat(255),
    cut: fc.nat(40),
    how: fc.constantFrom('flip', 'cut', 'grow'),
    sealed: fc.boolean(),
  })
  .map(({ of: { frame, wanted }, at, byte, cut, how, sealed }) => {
    const whole = encodeBucketsFrame(frame, wanted);
    let bytes = whole;
    if (how === 'flip') bytes[at % bytes.length] = byte;
    else if (how === 'cut') bytes = bytes.slice(0, Math.max(0, bytes.length - 1 - cut));
    else bytes = Uint8Array.from([...bytes, ...new Uint8Array(1 + cut)]);
    if (sealed && bytes.length >= 8) {
      const view = new DataView(bytes.buffer);
      view.setUint32(bytes.length - 8, zlibCrc32(bytes.subarray(0, bytes.length - 8)), true);
    }
    return { bytes, sealed, same: how === 'flip' && Buffer.compare(bytes, encodeBucketsFrame(frame, wanted)) === 0 };
  });

test('damaged bytes are refused, and never more than refused', () => {
  fc.assert(
    fc.property(damaged, ({ bytes, sealed, same }) => {
      try {
        decodeBucketsFrame(bytes);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(DamagedBytesError);
        return;
      }
      expect(sealed || same).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
