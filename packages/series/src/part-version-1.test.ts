import { describe, expect, it } from 'vitest';
import { bitsOf, columnsOf, curve } from '../test/any-points.ts';
import { nodeCodec } from '../test/node-codec.ts';
import { MemorySource } from '../test/part-bytes.ts';
import { SealedPart } from './sealed-part.ts';

/** A part as version 1 wrote it: it must stay readable, whatever later versions write. */
const version1 = [
  'QUMBBUYAAQUBgaCr/vliU4E5KLUv/SBFhQEAUgQLjyIjEzNEQyIxl6YqJDvYV120LLhh2oF8PCOceNUGIBogWe25l8xHpTBvpQEA',
  'AgAAqwDNqyUAOc2Mq9kliQDxOTbNMYxDqwrZJiXLiQgAEPGhOck2Ic0MMfqMYUNBqwUKodnoJgklJMvziYoIIQDBEI3xBKEAAKoA',
  'zKpJAI7MLqqJSYgA8I6UzAwuFqrXibRJPYghAD7wDo5nlA3MzgyCLgsWTKov16CJkLTySbg92IhLIQgADz6J8HMOgl4otS/9IIyt',
  'AgC0BIAAqoBMKhIA48y6qp2SiIBwY1dMQzoyKiMdFxINCAQA+PDq493X0szHw766trKuqqejoJ2al5SSj42KiIaEgoB8eHRwbWo/',
  'Pz49PAMQAB6plwhnxZvs5EFDAQMFHghGAAIAAEBAAABDQwEDBAEGAgADCAAAAAGaAAAAAJkAAAAAmQAAAACZAAAAAJkAAAAAmQDw',
  '+AC5gH9/AD8fVluJQUMBCYAIAAEDAIGgq/75YmUBAQzBAAeSAQAF7gYkrRMwMDrJBiha1YsfLBElQT2hjMs5mzck31x4e0KCzUD7',
  '28xcaSMbaR16Uja48zCV3YEILOCZiDmjHgsfin06nycRq8nMVMBrFScUSPx85ASmUN9xQUMBCUwAgRADAIHAsf75YmUBBQzBAAeW',
  'AQAF6gYCTi57AP8vEgB0cHp1hI6kz0FQAQNAzAgfAAABgQEBfwB4eHh4eHgIwAEGAB4eHh4eHs4/AQUAl5aWlpaWxr8AgaCr/vli',
  'gTICnTEAHh4eHh4eY8AAAQEAAQFBAEFAAgA/QEBAQEAAP0BAQEBAAD9AQAA/QEBAQEAAP0BAQEBAAD9AAEFAQQBBwAMAgABAgKDA',
  'AIAAQICgwACAAEAAgABAgKDAAIAAQICgwACAAAA9Pj9AQUJDPT4/QEFCQz0+P1BKAAUAAAEBAgIDBAQFBQYHBwgICQAABAcKDRAT',
  'FhkcHyIlKCsuMQADCQgHBgQDAggGBQQDAQAGBQMEBAMCAQAABgUEAwICAQcGBQQAmTLLZP2WL8hh+pMsxV73kAAUm9P+QVABAoAC',
  'zAgfAAABgQQB/wNaAQIAAAAAAAAA9D8BBwAAAAAAAADgvwCBoKv++WKByAECnccBlCMAAQEAAQEAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAwEAAAMBAAADAQAAAwEAAAMBAAAAAAAAAAAAAAIBAAACAPwAAoEAAAABAAAAAAAAAQEAAAAAAAACAQAAAgD8AAAAA',
  'AADAQACAPkAAwEBAAIA/QAAAQEAor0FAAADAQAAtWocAAMBAAQMFAAEAwEADAAMAAwDAQAAAygiUEV4aAAAAQAAAQEAAAAAABLDU',
  'xQAAAAAAAAhAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAADRgGBoKv++WKZNQGVArwCgQcFCgEAAAAAAADwPwAAAAAA',
  'ABBAAAAAAAAA8D8AAAAAAAAUQAAAAAAAAEBDRwHMCAH/n6v++WLN2gYBlxFyLpAC6AFBU1BUAQAAAAAAAAAAnJNAAAAAAABckkAA',
  'AAAAAAAIQAAAAAAAGIFAAAAAAACYiUAAAAAAAGyQQAAAAAAAAPA/AAAAioEsr0EAAAAAyFmnUw==',
].join('');

describe('a part of version 1', () => {
  const part = new SealedPart(new MemorySource(new Uint8Array(Buffer.from(version1, 'base64'))), nodeCodec);

  it('reads to the last bit', () => {
    part.verify();
    expect(part.keys).toEqual([3, 900, 901]);
    const expected = [
      [3, curve({ count: 70, stride: 2, jitterMs: 4, seed: 5, value: (i) => Math.fround(1 / (i + 1)) })],
      [
        900,
        columnsOf([
          [Number.NaN, 1, -0],
          [0, 5, Infinity],
          [0, 5, Number.NaN],
          [2 ** 53, 3, 5e-324],
          [2 ** 53, 4, 0.1],
        ]),
      ],
      [901, curve({ count: 1100, stride: 1, jitterMs: 0, seed: 5, value: (i) => i % 7 })],
    ] as const;
    for (const [key, points] of expected) {
      const found = part.series(key)?.points(0);
      expect(found?.steps).toEqual(points.steps);
      expect(found?.timesMs).toEqual(points.timesMs);
      expect(bitsOf(found?.values ?? new Float64Array(0))).toEqual(bitsOf(points.values));
    }
  });

  it('has its summaries', () => {
    const coarse = part.series(901)?.coarse(0);
    expect(coarse?.count).toEqual(Uint32Array.of(256, 256, 256, 256, 76));
    expect(coarse?.max).toEqual(new Float64Array(5).fill(6));
    expect(coarse?.maxStep).toEqual(Float64Array.of(6, 258, 517, 769, 1028));
  });
});
