import { describe, expect, test } from 'vitest';
import type { EpochMs, ExperimentId, RunId } from '@assay/base';
import type { ExperimentRow } from '@assay/core';
import { sampleExperiment, sampleId, sampleParameter, sampleRun } from './sample-rows.ts';
import type { StoreModule } from './store-under-test.ts';
import { StoreUnderTest } from './store-under-test.ts';

/** The generic verbs over tables. */
export function describeRows(module: StoreModule): void {
  describe('rows', () => {
    test('a row comes back as it went in', async () => {
      await using under = await StoreUnderTest.open(module);
      const text = 'é 漢 🎲 "quotes"; DROP TABLE run; -- \\ % _ \n\t';
      const row = sampleRun({
        name: text,
        environment: JSON.stringify({ text }),
        startedMs: 0 as EpochMs,
        endedMs: 8_640_000_000_000_000 as EpochMs,
        deletedWith: text,
        pointCount: 2 ** 50,
      });
      await under.write([['insert', 'run', row]]);
      expect(await under.read([['get', 'run', { id: row.id }]])).toEqual([row]);
      await under.reopen();
      expect(await under.read([['get', 'run', { id: row.id }]])).toEqual([row]);
    });

    test('a taken primary key is AlreadyExists; an upsert replaces', async () => {
      await using under = await StoreUnderTest.open(module);
      const row = sampleRun({ environment: '{"a":1}' });
      await under.write([['insert', 'run', row]]);
      await expect(under.write([['insert', 'run', row]])).rejects.toMatchObject({ code: 'AlreadyExists' });
      const changed = { ...row, name: 'other', environment: '{"b":2}' };
      const parameter = sampleParameter(row.id, 'lr', '0.1', 0.1);
      await under.write([
        ['upsert', 'run', changed],
        ['upsert', 'parameter', parameter],
        ['upsert', 'parameter', { ...parameter, text: '0.2', number: 0.2 }],
      ]);
      expect(
        await under.read([
          ['get', 'run', { id: row.id }],
          ['find', 'parameter', {}],
        ]),
      ).toEqual([changed, [{ ...parameter, text: '0.2', number: 0.2 }]]);
    });

    test('an update changes what is given and no more; of a row that is not there it is NotFound', async () => {
      await using under = await StoreUnderTest.open(module);
      const row = sampleRun({ environment: '{"a":1}' });
      await under.write([
        ['insert', 'run', row],
        ['update', 'run', { id: row.id }, { status: 'completed', endedMs: 5 }],
        ['update', 'run', { id: row.id }, { environment: '{}' }],
      ]);
      const changed = { ...row, status: 'completed', endedMs: 5, environment: '{}' };
      expect(await under.read([['get', 'run', { id: row.id }]])).toEqual([changed]);
      for (const change of [{ status: 'failed' }, { environment: '{}' }, {}])
        await expect(under.write([['update', 'run', { id: sampleId() }, change]])).rejects.toMatchObject({
          code: 'NotFound',
        });
    });

    test('where: equal, null, any of a list, several together', async () => {
      await using under = await StoreUnderTest.open(module);
      const home = sampleExperiment();
      const rows = [
        sampleRun({ name: 'a', experimentId: home.id }),
        sampleRun({ name: 'b', experimentId: home.id, status: 'failed' }),
        sampleRun({ name: 'c' }),
      ];
      await under.write(rows.map((row) => ['insert', 'run', row]));
      const names = async (where: unknown): Promise<unknown[]> => {
        const [found] = (await under.read([['find', 'run', where, { orderBy: ['name', 'id'] }]])) as [
          { name: string }[],
        ];
        return found.map(({ name }) => name);
      };
      expect(await names({ experimentId: home.id })).toEqual(['a', 'b']);
      expect(await names({ experimentId: null })).toEqual(['c']);
      expect(await names({ status: ['failed', 'stopped'] })).toEqual(['b']);
      expect(await names({ id: [rows[0]?.id, rows[2]?.id] })).toEqual(['a', 'c']);
      expect(await names({ id: [] })).toEqual([]);
      expect(await names({ experimentId: home.id, status: 'running' })).toEqual(['a']);
      expect(await under.read([['count', 'run', { experimentId: home.id }]])).toEqual([2]);
      expect(
        await under.write([
          ['remove', 'run', { status: ['failed'] }],
          ['count', 'run', {}],
        ]),
      ).toEqual([1, 2]);
    });

    test('references by run and by name: where, order, columns, removal', async () => {
      await using under = await StoreUnderTest.open(module);
      const [one, two] = [sampleRun({ id: '1'.repeat(32) as RunId }), sampleRun({ id: '2'.repeat(32) as RunId })];
      const parameters = [
        sampleParameter(one.id, 'b', 'x', null),
        sampleParameter(one.id, 'a', '1', 1),
        sampleParameter(two.id, 'a', '2', 2),
      ];
      await under.write([
        ['insert', 'run', one],
        ['insert', 'run', two],
        ...parameters.map((row) => ['insert', 'parameter', row] as const),
      ]);
      const [b, a, other] = parameters;
      expect(
        await under.read([
          ['findColumns', 'parameter', ['key', 'number', 'runId'], { runId: one.id }],
          ['findColumns', 'parameter', ['text'], { runId: [two.id, one.id], key: 'a' }],
          ['findColumns', 'parameter', ['key'], { runId: [] }],
        ]),
      ).toEqual([{ key: ['a', 'b'], number: [1, null], runId: [one.id, one.id] }, { text: ['1', '2'] }, { key: [] }]);
      expect(
        await under.read([
          ['find', 'parameter', { runId: one.id }],
          ['find', 'parameter', { key: 'a' }],
          ['find', 'parameter', { runId: [one.id, two.id], key: ['a', 'zzz'] }],
          ['get', 'parameter', { runId: one.id, key: 'b' }],
          ['get', 'parameter', { runId: one.id, key: 'zzz' }],
          ['parametersOf', [two.id, one.id]],
          ['parametersOf', [one.id], ['b', 'nothing']],
        ]),
      ).toEqual([
        [a, b],
        [a, other],
        [a, other],
        b,
        undefined,
        new Map([
          [two.id, [other]],
          [one.id, [a, b]],
        ]),
        new Map([[one.id, [b]]]),
      ]);
      expect(
        await under.write([
          ['remove', 'parameter', { runId: one.id, key: 'a' }],
          ['count', 'parameter', {}],
        ]),
      ).toEqual([1, 2]);
    });

    test('keyset paging gives every row once, in order, in both directions, past nulls and equals', async () => {
      await using under = await StoreUnderTest.open(module);
      const rows = Array.from({ length: 23 }, (_, i) =>
        sampleExperiment({ name: `n${i % 4}`, deletedMs: i % 5 === 0 ? null : ((i % 3) as EpochMs) }),
      );
      await under.write(rows.map((row) => ['insert', 'experiment', row]));
      for (const orderBy of [
        ['name', 'id'],
        ['-name', 'id'],
        ['deletedMs', '-id'],
        ['-deletedMs', 'name', 'id'],
      ]) {
        const [all] = (await under.read([['find', 'experiment', {}, { orderBy }]])) as [ExperimentRow[]];
        const paged: ExperimentRow[] = [];
        for (;;) {
          const after = paged.at(-1);
          const [page] = (await under.read([
            ['find', 'experiment', {}, { orderBy, limit: 4, ...(after && { after }) }],
          ])) as [ExperimentRow[]];
          paged.push(...page);
          if (page.length < 4) break;
        }
        expect(all).toHaveLength(23);
        expect(paged).toEqual(all);
      }
    });

    test('what a face holds of an entity is one row for each face and kind, and goes with the run', async () => {
      await using under = await StoreUnderTest.open(module);
      const run = sampleRun();
      const detail = { projectId: 1, entityId: run.id, face: 'sagemaker', kind: 'run', json: '{"a":1}' };
      const other = { ...detail, entityId: sampleId() };
      await under.write([
        ['insert', 'run', run],
        ['insert', 'faceDetail', detail],
        ['insert', 'faceDetail', other],
        ['upsert', 'faceDetail', { ...detail, json: '{"b":2}' }],
      ]);
      const { projectId: _, json: __, ...key } = detail;
      const asked = { entityId: [run.id, sampleId()], face: 'sagemaker', kind: 'run' };
      expect(
        await under.read([
          ['get', 'faceDetail', key],
          ['find', 'faceDetail', asked],
        ]),
      ).toEqual([{ ...detail, json: '{"b":2}' }, [{ ...detail, json: '{"b":2}' }]]);
      await under.write([['purgeRun', run.id]]);
      expect(await under.read([['find', 'faceDetail', {}]])).toEqual([[other]]);
    });

    test('names of one face, kind and scope are paged by their key alone', async () => {
      await using under = await StoreUnderTest.open(module);
      const names = ['b', 'a', 'd', 'c'].map((key) => ({
        projectId: 1,
        face: 'sagemaker',
        kind: 'run',
        scope: '',
        key,
        name: key.toUpperCase(),
        entityId: sampleId(),
      }));
      await under.write([
        ...names.map((row) => ['insert', 'faceName', row] as const),
        ['insert', 'faceName', { ...names[0], scope: 'elsewhere', key: 'bb' }],
        ['insert', 'faceName', { ...names[0], kind: 'group', key: 'bbb' }],
      ]);
      const where = { face: 'sagemaker', kind: 'run', scope: '' };
      const keys = async (options: object): Promise<string[]> => {
        const [rows] = (await under.read([['find', 'faceName', where, options]])) as [{ key: string }[]];
        return rows.map(({ key }) => key);
      };
      expect(await keys({ orderBy: ['key'], limit: 2 })).toEqual(['a', 'b']);
      expect(await keys({ orderBy: ['key'], after: { key: 'b' } })).toEqual(['c', 'd']);
      expect(await keys({ orderBy: ['-key'], after: { key: 'c' }, limit: 1 })).toEqual(['b']);
    });

    test('an empty condition removes nothing: it is a defect', async () => {
      await using under = await StoreUnderTest.open(module);
      await under.write([['insert', 'experiment', sampleExperiment()]]);
      await expect(under.write([['remove', 'experiment', {}]])).rejects.toMatchObject({ code: 'Internal' });
      expect(await under.read([['count', 'experiment', {}]])).toEqual([1]);
    });

    test('a column that does not exist is a defect, not SQL', async () => {
      await using under = await StoreUnderTest.open(module);
      for (const where of [{ 'name" OR 1=1 --': 'x' }, { constructor: 'x' }, { __proto__x: 'x' }])
        await expect(under.read([['find', 'experiment', where]])).rejects.toMatchObject({ code: 'Internal' });
    });

    test('what was deleted before a time, the longest ago first', async () => {
      await using under = await StoreUnderTest.open(module);
      const at = (deletedMs: number | null): ExperimentRow =>
        sampleExperiment({ deletedMs: deletedMs as EpochMs | null });
      const rows = [at(30), at(null), at(10), at(20)];
      await under.write(rows.map((row) => ['insert', 'experiment', row]));
      const ids: (ExperimentId | undefined)[] = [rows[2]?.id, rows[3]?.id];
      expect(
        await under.read([
          ['deletedBefore', 'experiment', 30, 10],
          ['deletedBefore', 'experiment', 99, 1],
        ]),
      ).toEqual([ids, [ids[0]]]);
    });
  });
}
