import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { BlobStore } from '@assay/core';

/** What every adapter of the blob port does. `open` gives an empty store. */
export function describeBlobStoreContract(name: string, open: () => Promise<BlobStore>): void {
  describe(`blob store contract: ${name}`, () => {
    test('bytes come back whole and in ranges, under their hash', async () => {
      await using store = await open();
      const bytes = Buffer.from(Array.from({ length: 700_001 }, (_, i) => (i * 7919) % 251));
      const info = await store.put(inChunks(bytes, 40_000), { maxBytes: 1e6, expectedSha256: sha256Of(bytes) });
      expect(info).toEqual({ sha256: sha256Of(bytes), sizeBytes: 700_001 });
      expect(await store.stat(info.sha256)).toEqual(info);
      expect(Buffer.compare(await collect(store.read(info.sha256)), bytes)).toBe(0);
      for (const [start, end] of [
        [0, 1],
        [699_999, 700_001],
        [123_456, 456_789],
        [5, 5],
        [0, 700_001],
        [700_000, 9_999_999],
      ] as const)
        expect(Buffer.compare(await collect(store.read(info.sha256, { start, end })), bytes.subarray(start, end))).toBe(
          0,
        );
    });

    test('nothing is a blob too', async () => {
      await using store = await open();
      const info = await store.put(inChunks(Buffer.alloc(0), 1), { maxBytes: 0 });
      expect(info).toEqual({ sha256: sha256Of(Buffer.alloc(0)), sizeBytes: 0 });
      expect(await collect(store.read(info.sha256))).toHaveLength(0);
    });

    test('what is too large, does not match, breaks off or is aborted leaves nothing', async () => {
      await using store = await open();
      const bytes = Buffer.from('some bytes');
      const sha256 = sha256Of(bytes);
      await expect(store.put(inChunks(bytes, 3), { maxBytes: 9 })).rejects.toMatchObject({ code: 'PayloadTooLarge' });
      await expect(
        store.put(inChunks(bytes, 3), { maxBytes: 100, expectedSha256: '0'.repeat(64) }),
      ).rejects.toMatchObject({ code: 'ChecksumMismatch' });
      await expect(store.put(breakingOff(bytes), { maxBytes: 100 })).rejects.toThrow('connection lost');
      const controller = new AbortController();
      await expect(
        store.put(aborting(bytes, controller), { maxBytes: 100, signal: controller.signal }),
      ).rejects.toThrow('given up');
      await expect(
        store.put(inChunks(bytes, 3), { maxBytes: 100, signal: AbortSignal.abort(new Error('before')) }),
      ).rejects.toThrow('before');
      expect(await store.stat(sha256)).toBeUndefined();
      expect(await store.sweep(async () => false, 0)).toEqual({ count: 0, sizeBytes: 0 });
    });

    test('the same content is kept once, also when it comes many times at once', async () => {
      await using store = await open();
      const bytes = Buffer.alloc(100_000, 'x');
      const infos = await Promise.all(
        Array.from({ length: 8 }, () => store.put(inChunks(bytes, 7000), { maxBytes: 1e6 })),
      );
      expect(new Set(infos.map(({ sha256 }) => sha256)).size).toBe(1);
      await expect(
        store.put(inChunks(bytes, 7000), { maxBytes: 1e6, expectedSha256: '1'.repeat(64) }),
      ).rejects.toMatchObject({ code: 'ChecksumMismatch' });
      expect(Buffer.compare(await collect(store.read(sha256Of(bytes))), bytes)).toBe(0);
      expect(await store.sweep(async () => false, 0)).toEqual({ count: 1, sizeBytes: 100_000 });
    });

    test('a blob that is not there, or no hash at all, is NotFound', async () => {
      await using store = await open();
      for (const sha256 of [
        'a'.repeat(64),
        '',
        '..',
        '../../../etc/passwd',
        'A'.repeat(64),
        `${'a'.repeat(64)}\n`,
        'tmp',
      ]) {
        expect(await store.stat(sha256)).toBeUndefined();
        await expect(collect(store.read(sha256))).rejects.toMatchObject({ code: 'NotFound' });
      }
    });

    test('a sweep keeps what is referenced and what is young', async () => {
      await using store = await open();
      const [kept, gone] = [Buffer.from('kept'), Buffer.from('gone!')];
      for (const bytes of [kept, gone]) await store.put(inChunks(bytes, 2), { maxBytes: 10 });
      const isReferenced = async (sha256: string): Promise<boolean> => sha256 === sha256Of(kept);
      expect(await store.sweep(isReferenced, 3_600_000)).toEqual({ count: 0, sizeBytes: 0 });
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(await store.sweep(isReferenced, 0)).toEqual({ count: 1, sizeBytes: 5 });
      expect(await store.stat(sha256Of(gone))).toBeUndefined();
      expect(await store.stat(sha256Of(kept))).toBeDefined();
    });

    test('a reader who stops early holds nothing open', async () => {
      await using store = await open();
      const bytes = Buffer.alloc(2_000_000, 'y');
      const { sha256 } = await store.put(inChunks(bytes, 100_000), { maxBytes: 1e7 });
      for await (const chunk of store.read(sha256)) {
        expect(chunk.byteLength).toBeGreaterThan(0);
        break;
      }
      expect(await store.sweep(async () => false, 0)).toEqual({ count: 1, sizeBytes: 2_000_000 });
    });
  });
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function* inChunks(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}

async function* breakingOff(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes.subarray(0, 4);
  throw new Error('connection lost');
}

async function* aborting(bytes: Uint8Array, controller: AbortController): AsyncIterable<Uint8Array> {
  yield bytes.subarray(0, 4);
  controller.abort(new Error('given up'));
  yield bytes.subarray(4);
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const list: Uint8Array[] = [];
  for await (const chunk of chunks) list.push(Uint8Array.from(chunk));
  return Buffer.concat(list);
}
