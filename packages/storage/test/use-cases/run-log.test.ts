import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, TestStore } from './test-store.ts';

let store: TestStore;
beforeAll(async () => void (store = await TestStore.open()));
afterAll(() => store[Symbol.asyncDispose]());

const newRun = async (): Promise<string> => (await store.do('createRun', { experimentName: 'logging' })).id;

describe('logs', () => {
  test('are appended, replayed, read in pages and from the end', async () => {
    const runId = await newRun();
    const line = (text: string, i: number) => ({ timeMs: 1000 + i, stream: 'stdout', text }) as const;
    const append = (sequence: number, texts: readonly string[]) =>
      store.do('appendLog', { runId, clientId: 'c', sequence, lines: texts.map(line) });
    expect(await append(0, ['a', 'b'])).toEqual({ lineCount: 2, replayed: false });
    expect(await append(0, ['a', 'b'])).toEqual({ lineCount: 2, replayed: true });
    const since = await store.cursor();
    expect(await append(1, ['c\0', '\ud800', '\u001b[31mred'])).toEqual({ lineCount: 5, replayed: false });
    const { changes } = await store.ask('followChanges', { since });
    expect(changes).toMatchObject([{ kind: 'run.log', entityId: runId, data: { added: 3, lineCount: 5 } }]);
    const first = await store.ask('readLog', { runId, limit: 3 });
    expect(first).toMatchObject({ firstLine: 0, lineCount: 5 });
    expect(first.lines).toEqual([line('a', 0), line('b', 1), line('c\ufffd', 0)]);
    const rest = await store.ask('readLog', { runId, limit: 3, cursor: first.nextCursor ?? '' });
    expect(rest).toMatchObject({ firstLine: 3, nextCursor: null });
    expect(rest.lines.map(({ text }) => text)).toEqual(['\ufffd', '\u001b[31mred']);
    expect((await store.ask('readLog', { runId, tail: 2 })).lines).toEqual(rest.lines);
    expect((await store.ask('readLog', { runId, tail: 50 })).firstLine).toBe(0);
    expect(await codeOf(store.ask('readLog', { runId: await newRun(), cursor: first.nextCursor ?? '' }))).toBe(
      'InvalidInput',
    );
    expect(await codeOf(append(2, ['x'.repeat(65_537)]))).toBe('LimitExceeded');
  });
});
