import { describe, expect, test } from 'vitest';
import type { EpochMs } from '@assay/base';
import { sampleId } from './sample-rows.ts';
import type { StoreModule } from './store-under-test.ts';
import { StoreUnderTest } from './store-under-test.ts';

interface Changes {
  readonly changes: readonly { readonly cursor: number; readonly data: string }[];
  readonly reset: boolean;
  readonly latest: number;
}

/** The change log and those who listen to it. */
export function describeChanges(module: StoreModule): void {
  describe('changes', () => {
    test('are numbered in the order of their commits, survive a restart, and are told to listeners', async () => {
      await using under = await StoreUnderTest.open(module);
      const heard: number[] = [];
      const stop = under.store.onCommit((latest) => heard.push(latest));
      const entityId = sampleId();
      const record = (data: number) =>
        under.write([['recordChange', { kind: 'run.updated', entityId, experimentId: null, data }]]);
      await Promise.all(Array.from({ length: 50 }, (_, i) => record(i)));
      const [all] = (await under.read([['changesAfter', 0, 100]])) as [Changes];
      expect(all.changes.map(({ data }) => JSON.parse(data))).toEqual(Array.from({ length: 50 }, (_, i) => i));
      expect(all.changes.map(({ cursor }) => cursor)).toEqual(
        all.changes.map(({ cursor }) => cursor).toSorted((a, b) => a - b),
      );
      expect(new Set(all.changes.map(({ cursor }) => cursor)).size).toBe(50);
      expect(heard.at(-1)).toBe(all.latest);
      expect(heard).toEqual(heard.toSorted((a, b) => a - b));
      stop();
      await record(50);
      expect(heard.at(-1)).toBe(all.latest);
      await under.reopen();
      const [rest] = (await under.read([['changesAfter', all.latest, 100]])) as [Changes];
      expect(rest.changes.map(({ data }) => data)).toEqual(['50']);
      expect(rest.reset).toBe(false);
    });

    test('can be asked of one entity or experiment, in pages', async () => {
      await using under = await StoreUnderTest.open(module);
      const [a, b, experimentId] = [sampleId(), sampleId(), sampleId()];
      const change = (entityId: string, home: string | null, data: unknown) =>
        ['recordChange', { kind: 'run.updated', entityId, experimentId: home, data }] as const;
      await under.write([
        change(a, null, 1),
        change(b, experimentId, 2),
        change(a, experimentId, 3),
        change(a, null, 4),
      ]);
      const asked = async (cursor: number, limit: number, of?: object): Promise<string[]> => {
        const [found] = (await under.read([['changesAfter', cursor, limit, of]])) as [Changes];
        return found.changes.map(({ data }) => data);
      };
      expect(await asked(0, 10, { entityId: a })).toEqual(['1', '3', '4']);
      expect(await asked(0, 10, { experimentId })).toEqual(['2', '3']);
      expect(await asked(0, 2)).toEqual(['1', '2']);
      expect(await asked(2, 1, { entityId: a })).toEqual(['3']);
    });

    test('an undone command records none and wakes nobody', async () => {
      await using under = await StoreUnderTest.open(module);
      const heard: number[] = [];
      under.store.onCommit((latest) => heard.push(latest));
      const change = { kind: 'run.updated', entityId: sampleId(), experimentId: null };
      await expect(
        under.write([
          ['recordChange', change],
          ['fail', 'Conflict'],
        ]),
      ).rejects.toThrow('on purpose');
      await under.write([['answer', 1]]);
      expect(await under.read([['changesAfter', 0, 10]])).toEqual([{ changes: [], reset: false, latest: 0 }]);
      expect(heard).toEqual([]);
    });

    test('a cursor of no use is answered with a reset', async () => {
      await using under = await StoreUnderTest.open(module);
      expect(await under.read([['changesAfter', 12_345, 10]])).toEqual([{ changes: [], reset: true, latest: 0 }]);
    });

    test('a change bears the time of its command', async () => {
      const timeMs = 1_800_000_000_000 as EpochMs;
      await using under = await StoreUnderTest.open(module, { clock: { now: () => timeMs } });
      await under.write([['recordChange', { kind: 'run.updated', entityId: sampleId(), experimentId: null }]]);
      const [found] = await under.read([['changesAfter', 0, 10]]);
      expect(found).toMatchObject({ changes: [{ timeMs, data: 'null' }] });
    });
  });
}
