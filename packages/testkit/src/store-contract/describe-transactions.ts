import { describe, expect, test } from 'vitest';
import type { ProjectId } from '@assay/base';
import { sampleExperiment, sampleRun } from './sample-rows.ts';
import type { StoreModule } from './store-under-test.ts';
import { StoreUnderTest, callOptions } from './store-under-test.ts';

/** Commands beside commands: atomicity, order, isolation, replay. */
export function describeTransactions(module: StoreModule): void {
  describe('transactions', () => {
    test('a command that throws leaves nothing and spoils none of those committed with it', async () => {
      await using under = await StoreUnderTest.open(module);
      const rows = Array.from({ length: 30 }, (_, i) => sampleExperiment({ name: `e${i}` }));
      const outcomes = await Promise.allSettled(
        rows.map((row, i) =>
          under.write([['insert', 'experiment', row], ...(i % 3 === 1 ? [['fail', 'Conflict'] as const] : [])]),
        ),
      );
      expect(outcomes.map(({ status }) => status)).toEqual(
        rows.map((_, i) => (i % 3 === 1 ? 'rejected' : 'fulfilled')),
      );
      const [found] = await under.read([['find', 'experiment', {}, { orderBy: ['createdMs', 'id'] }]]);
      expect(found).toEqual(expect.arrayContaining(rows.filter((_, i) => i % 3 !== 1)));
      expect(found).toHaveLength(20);
    });

    test('a command in portions is run until it is done, with others in between; a key is answered by its end', async () => {
      await using under = await StoreUnderTest.open(module);
      const rows = Array.from({ length: 20 }, () => sampleExperiment());
      const options = callOptions({ idempotency: { key: 'k', requestHash: 'h' } });
      const execute = under.store.execute.bind(under.store) as (...of: unknown[]) => Promise<unknown>;
      const begun = execute('portions', rows, options);
      const [seen] = await under.write([['count', 'experiment', {}]]);
      expect(seen).toBeLessThan(rows.length);
      expect(await begun).toBe(rows.length);
      expect(await execute('portions', rows.slice(1), options)).toBe(rows.length);
    });

    test('an AssayError keeps its code, message and details; anything else is Internal', async () => {
      await using under = await StoreUnderTest.open(module);
      await expect(under.write([['fail', 'ResourceInUse']])).rejects.toMatchObject({
        name: 'AssayError',
        code: 'ResourceInUse',
        message: 'failed on purpose: ResourceInUse',
      });
      await expect(under.write([['crash']])).rejects.toMatchObject({ name: 'AssayError', code: 'Internal' });
      await expect(under.read([['crash']])).rejects.toMatchObject({ code: 'Internal' });
      await expect(under.write([['nothing-like-that']])).rejects.toMatchObject({ code: 'Internal' });
    });

    test('an input nested too deep to be passed on is InvalidInput, and the store goes on', async () => {
      await using under = await StoreUnderTest.open(module);
      let deep: unknown = 1;
      for (let i = 0; i < 100_000; i++) deep = i % 2 === 0 ? [deep] : { deep };
      await expect(under.write([['answer', deep]])).rejects.toMatchObject({ name: 'AssayError', code: 'InvalidInput' });
      await expect(under.read([['answer', deep]])).rejects.toMatchObject({ name: 'AssayError', code: 'InvalidInput' });
      expect(await under.write([['answer', 1]])).toEqual([1]);
    });

    test('names and numbers given by an undone command are not remembered', async () => {
      await using under = await StoreUnderTest.open(module);
      const run = sampleRun();
      const parameter = {
        projectId: run.projectId,
        runId: run.id,
        key: 'lr',
        text: '1',
        kind: 'number',
        number: 1,
        loggedMs: 1,
      };
      await expect(
        under.write([
          ['insert', 'run', run],
          ['insert', 'parameter', parameter],
          ['fail', 'Conflict'],
        ]),
      ).rejects.toThrow('on purpose');
      await under.write([['insert', 'run', sampleRun()]]);
      await expect(under.write([['insert', 'parameter', parameter]])).rejects.toMatchObject({ code: 'NotFound' });
      await under.write([
        ['insert', 'run', run],
        ['insert', 'parameter', parameter],
      ]);
      const [found] = await under.read([['find', 'parameter', { runId: run.id }]]);
      expect(found).toEqual([parameter]);
    });

    test('commands run in the order in which they came', async () => {
      await using under = await StoreUnderTest.open(module);
      const row = sampleExperiment();
      await under.write([['insert', 'experiment', row]]);
      await Promise.all(
        Array.from({ length: 200 }, (_, i) => under.write([['update', 'experiment', { id: row.id }, { version: i }]])),
      );
      expect(await under.read([['get', 'experiment', { id: row.id }]])).toEqual([{ ...row, version: 199 }]);
    });

    test('a command reads its own writes, and what was acknowledged is read at once by a query', async () => {
      await using under = await StoreUnderTest.open(module);
      for (let i = 0; i < 20; i++) {
        const row = sampleExperiment();
        const [, own] = await under.write([
          ['insert', 'experiment', row],
          ['get', 'experiment', { id: row.id }],
        ]);
        expect(own).toEqual(row);
        expect(await under.read([['get', 'experiment', { id: row.id }]])).toEqual([row]);
      }
    });

    test('a query sees one moment, whatever is committed meanwhile', async () => {
      await using under = await StoreUnderTest.open(module);
      const reading = under.read([
        ['count', 'experiment', {}],
        ['now'],
        ['hold', 250],
        ['now'],
        ['count', 'experiment', {}],
      ]);
      const committedMs: number[] = [];
      for (let i = 0; i < 40; i++) {
        await under.write([['insert', 'experiment', sampleExperiment()]]);
        committedMs.push(Date.now());
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (committedMs.length > 5 && Date.now() - (committedMs[0] ?? 0) > 600) break;
      }
      const [before, from, , to, after] = (await reading) as [number, number, null, number, number];
      expect(after).toBe(before);
      expect(committedMs.some((at) => at > from && at < to)).toBe(true);
    });

    test('one project sees nothing of another', async () => {
      await using under = await StoreUnderTest.open(module);
      const other = { projectId: 2 as ProjectId };
      const mine = sampleRun({ name: 'mine' });
      const theirs = sampleRun({ ...mine, ...other, name: 'theirs' });
      await under.write([['insert', 'run', mine]]);
      await under.write([['insert', 'run', theirs]], other);
      expect(await under.read([['get', 'run', { id: mine.id }]])).toEqual([mine]);
      expect(await under.read([['get', 'run', { id: mine.id }]], other)).toEqual([theirs]);
      expect(await under.read([['find', 'run', {}]], other)).toEqual([[theirs]]);
      await expect(under.write([['insert', 'run', sampleRun()]], other)).rejects.toMatchObject({ code: 'Internal' });
      await under.write([['remove', 'run', { id: mine.id }]], other);
      expect(await under.read([['count', 'run', {}]])).toEqual([1]);
      const search = { sort: [], view: 'all', limit: 10 };
      expect(await under.read([['searchRuns', search]], other)).toEqual([{ ids: [], nextCursor: null }]);
    });

    test('a command with a key seen before is answered and not run, also after a restart', async () => {
      await using under = await StoreUnderTest.open(module);
      const idempotency = { key: 'k1', requestHash: 'h1' };
      const row = sampleExperiment();
      const first = await under.write(
        [
          ['insert', 'experiment', row],
          ['answer', { at: 1 }],
        ],
        { idempotency },
      );
      const again = await under.write([['answer', 'never run']], { idempotency });
      expect(again).toEqual(first);
      await under.reopen();
      expect(await under.write([['answer', 'never run']], { idempotency })).toEqual(first);
      expect(await under.read([['count', 'experiment', {}]])).toEqual([1]);
      await expect(
        under.write([['answer', 1]], { idempotency: { key: 'k1', requestHash: 'other' } }),
      ).rejects.toMatchObject({ code: 'IdempotencyMismatch' });
      const other = { projectId: 2 as ProjectId, idempotency };
      expect(await under.write([['answer', 'of project 2']], other)).toEqual(['of project 2']);
    });

    test('a command that failed under a key is run again under it', async () => {
      await using under = await StoreUnderTest.open(module);
      const idempotency = { key: 'k', requestHash: 'h' };
      await expect(under.write([['fail', 'Conflict']], { idempotency })).rejects.toThrow('on purpose');
      expect(await under.write([['answer', 2]], { idempotency })).toEqual([2]);
    });

    test('of two commands under one key that come together, one is run', async () => {
      await using under = await StoreUnderTest.open(module);
      const idempotency = { key: 'k', requestHash: 'h' };
      const answers = await Promise.all(
        [1, 2, 3].map((i) =>
          under.write(
            [
              ['insert', 'experiment', sampleExperiment()],
              ['answer', i],
            ],
            { idempotency },
          ),
        ),
      );
      expect(answers).toEqual([answers[0], answers[0], answers[0]]);
      expect(await under.read([['count', 'experiment', {}]])).toEqual([1]);
    });

    test('an abort before the command has begun leaves nothing', async () => {
      await using under = await StoreUnderTest.open(module);
      const row = sampleExperiment();
      await expect(
        under.write([['insert', 'experiment', row]], { signal: AbortSignal.abort(new Error('gone')) }),
      ).rejects.toThrow('gone');
      expect(await under.read([['count', 'experiment', {}]])).toEqual([0]);
    });

    test('an abort while the command waits takes it out; once it has begun it is too late', async () => {
      await using under = await StoreUnderTest.open(module);
      const controller = new AbortController();
      const { signal } = controller;
      const outcomes = Array.from({ length: 4000 }, (_, i) =>
        under.write([i === 0 ? ['hold', 50] : ['answer', i], ['insert', 'experiment', sampleExperiment()]], { signal }),
      );
      setTimeout(() => controller.abort(new Error('given up')), 10);
      const settled = await Promise.allSettled(outcomes);
      const kept = settled.filter(({ status }) => status === 'fulfilled').length;
      expect(settled[0]?.status).toBe('fulfilled');
      expect(kept).toBeLessThan(4000);
      expect(await under.read([['count', 'experiment', {}]])).toEqual([kept]);
    });

    test('a full queue refuses with a time to wait, and takes commands again afterwards', async () => {
      await using under = await StoreUnderTest.open(module, { maxQueuedCommands: 50 });
      const outcomes = await Promise.allSettled(
        Array.from({ length: 120 }, () =>
          under.write([
            ['hold', 1],
            ['answer', 1],
          ]),
        ),
      );
      const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
      expect(refused.length).toBeGreaterThanOrEqual(60);
      for (const reason of refused)
        expect(reason).toMatchObject({ code: 'TooManyRequests', details: { retryAfterMs: expect.any(Number) } });
      expect(await under.write([['answer', 'later']])).toEqual(['later']);
    });

    test('closing finishes what was accepted and refuses the rest', async () => {
      await using under = await StoreUnderTest.open(module);
      const accepted = Array.from({ length: 50 }, () =>
        under.write([
          ['hold', 1],
          ['insert', 'experiment', sampleExperiment()],
        ]),
      );
      const reading = under.read([
        ['hold', 30],
        ['answer', 'read'],
      ]);
      const { store } = under;
      const closing = store[Symbol.asyncDispose]();
      await expect(under.write([['answer', 1]])).rejects.toMatchObject({ code: 'Unavailable' });
      await expect(store.query('listExperiments', {}, callOptions())).rejects.toMatchObject({
        code: 'Unavailable',
      });
      await closing;
      expect(await Promise.all(accepted)).toHaveLength(50);
      expect(await reading).toEqual([null, 'read']);
      await under.reopen();
      expect(await under.read([['count', 'experiment', {}]])).toEqual([50]);
    });
  });
}
