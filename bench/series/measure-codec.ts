import { constants, crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { chunkPoints, decodeChunk, encodeChunk, PartWriter } from '@assay/series';
import type { ByteCodec, PointColumns } from '@assay/series';
import { short } from '../support/report.ts';
import type { Figure } from '../support/report.ts';
import { spreadOf } from '../support/spread.ts';
import { codecInputs } from './codec-inputs.ts';

/** As the store has it. */
const codec: ByteCodec = {
  compress: (bytes) => zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 1 } }),
  decompress: (bytes, size) => zstdDecompressSync(bytes, { maxOutputLength: size }),
  crc32: (bytes) => crc32(bytes),
};

/** Bytes a point of sealed series, and how fast one thread makes and reads them. Every decoded value is compared with the input. */
export function measureCodec(points: number, repetitions: number): Figure[] {
  return codecInputs(points).map(({ name, points: input, aimBytes }) => {
    const cut = chunksOf(input);
    const rates = { encode: [] as number[], decode: [] as number[], part: [] as number[] };
    let chunks: Uint8Array[] = [];
    let partBytes = 0;
    // The first time warms up.
    for (let turn = 0; turn <= repetitions; turn++) {
      const measured = {
        encode: timed(() => void (chunks = cut.map((chunk) => encodeChunk(chunk, codec)))),
        decode: timed(() => expectSame(chunks, input)),
        part: timed(() => void (partBytes = partLength(input))),
      };
      if (turn === 0) continue;
      for (const what of ['encode', 'decode', 'part'] as const) rates[what].push(points / measured[what] / 1000);
    }
    const chunkBytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0) / points;
    const million = (values: readonly number[]): string => `${short(spreadOf(values).median)} M points/s`;
    return {
      name: `sealed bytes per point, ${name}`,
      value: partBytes / points,
      unit: 'B',
      spread: [
        `chunks alone ${short(chunkBytes)}`,
        `encode ${million(rates.encode)}, decode ${million(rates.decode)}, write a part ${million(rates.part)}`,
      ].join('; '),
      ...(aimBytes !== undefined && { aim: { value: aimBytes, better: 'less' as const } }),
    };
  });
}

function timed(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

function chunksOf({ steps, timesMs, values }: PointColumns): PointColumns[] {
  const count = Math.ceil(values.length / chunkPoints);
  return Array.from({ length: count }, (_, i) => {
    const [from, to] = [i * chunkPoints, (i + 1) * chunkPoints];
    return { steps: steps.subarray(from, to), timesMs: timesMs.subarray(from, to), values: values.subarray(from, to) };
  });
}

function expectSame(chunks: readonly Uint8Array[], input: PointColumns): void {
  let at = 0;
  for (const chunk of chunks) {
    const { steps, timesMs, values } = decodeChunk(chunk, codec);
    for (let i = 0; i < values.length; i++, at++)
      if (values[i] !== input.values[at] || steps[i] !== input.steps[at] || timesMs[i] !== input.timesMs[at])
        throw new Error(`Point ${at} came back as another one`);
  }
  if (at !== input.values.length) throw new Error(`${at} of ${input.values.length} points came back`);
}

function partLength(points: PointColumns): number {
  const writer = new PartWriter(() => undefined, codec);
  writer.addSeries(1, [points]);
  return writer.finish().byteLength;
}
