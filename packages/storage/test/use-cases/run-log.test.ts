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
    expect(await codeOf(store.ask('readLog', { runId, tail: 2, line: 1 }))).toBe('InvalidInput');
    expect(await codeOf(append(2, ['x'.repeat(65_537)]))).toBe('LimitExceeded');
  });

  /** Chunks of several lengths: 700 lines a request, and single lines. */
  const texts = Array.from({ length: 2500 }, (_, i) => `line ${i} ${['Grüße "ÄÖ"', 'C:\\new\tTab', '1,0', ''][i % 4]}`);
  const timeOf = (line: number): number => 10_000 + Math.floor(line / 3) * 10;
  const longLog = async (): Promise<string> => {
    const runId = await newRun();
    for (const [from, to] of [
      [0, 700],
      [700, 701],
      [701, 702],
      [702, 1400],
      [1400, 2500],
    ] as const) {
      const lines = texts.slice(from, to).map((text, i) => {
        const at = from + i;
        return { timeMs: timeOf(at), stream: at % 5 === 0 ? 'stderr' : 'stdout', text } as const;
      });
      await store.do('appendLog', { runId, lines });
    }
    return runId;
  };

  test('are searched as a look at each line would, both ways, in parts', async () => {
    const runId = await longLog();
    const plain = (text: string, matchCase: boolean): number[] =>
      texts.flatMap((line, i) =>
        (matchCase ? line.includes(text) : line.toLowerCase().includes(text.toLowerCase())) ? [i] : [],
      );
    for (const text of ['line 7', 'grüße "äö', 'ÄÖ"', 'C:\\NEW\t', '1,0', ',', '"', '\\', '\n', 'stdout', '],[', 'tab'])
      for (const matchCase of [true, false])
        for (const direction of ['forward', 'backward'] as const) {
          const found: number[] = [];
          let from: number | null | undefined;
          for (let parts = 0; from !== null && parts < 20; parts++) {
            const asked = { runId, text, matchCase, direction, limit: 600, ...(from !== undefined && { from }) };
            const { hits, timesMs, next, lineCount } = await store.ask('searchLog', asked);
            expect(lineCount).toBe(2500);
            expect(timesMs).toEqual(hits.map(timeOf));
            found.push(...hits);
            from = next;
          }
          const expected = plain(text, matchCase);
          expect(found, `${text} ${direction}`).toEqual(direction === 'forward' ? expected : expected.toReversed());
        }
    const { hits } = await store.ask('searchLog', { runId, text: 'line 70', stream: 'stderr', from: 700 });
    expect(hits).toEqual([700, 705]);
    const beside = await store.ask('searchLog', { runId, text: 'line', from: 2500 });
    expect(beside).toEqual({ lineCount: 2500, hits: [], timesMs: [], next: null });
    expect(await store.ask('searchLog', { runId: await newRun(), text: 'x', direction: 'backward' })).toMatchObject({
      hits: [],
      next: null,
    });
  });

  test('begin at a line or at a time', async () => {
    const runId = await longLog();
    expect(await store.ask('readLog', { runId, line: 1399, limit: 3 })).toMatchObject({
      firstLine: 1399,
      lines: texts.slice(1399, 1402).map((text) => ({ text })),
    });
    expect((await store.ask('readLog', { runId, line: 5000 })).lines).toEqual([]);
    for (const line of [0, 3, 699, 700, 701, 702, 1398, 1401, 2499]) {
      const first = Math.floor(line / 3) * 3;
      expect(await store.ask('readLog', { runId, timeMs: timeOf(line), limit: 1 })).toMatchObject({ firstLine: first });
      const between = await store.ask('readLog', { runId, timeMs: timeOf(line) - 5, limit: 1 });
      expect(between.firstLine).toBe(first);
    }
    expect(await store.ask('readLog', { runId, timeMs: timeOf(2499) + 1 })).toMatchObject({
      firstLine: 2500,
      lines: [],
    });
    expect(await store.ask('readLog', { runId: await newRun(), timeMs: 5 })).toMatchObject({ firstLine: 0, lines: [] });
  });
});
