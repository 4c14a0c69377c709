import { closeSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AssayError } from '@assay/base';
import { decodeBatch } from '@assay/series';
import type { AppendLog } from '@assay/wire';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { withDrainLock } from './drain-lock.ts';
import { drainRing } from './drain-ring.ts';
import { entryRecord, runRecord } from './record-layout.ts';
import { ringWord } from './ring-words.ts';
import { Ring, ringBytes } from './ring.ts';
import type { SenderEvents } from './sender-events.ts';
import { SpoolFolder } from './spool-folder.ts';
import { segmentHeaderBytes } from './spool-frame.ts';
import { SpoolSender } from './spool-sender.ts';

const root = mkdtempSync(path.join(os.tmpdir(), 'assay-sender-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const quiet: SenderEvents = {
  created: () => undefined,
  renamed: () => undefined,
  refused: () => undefined,
  settled: () => undefined,
  failed: () => undefined,
  answered: () => undefined,
  damaged: () => undefined,
  isAwaited: () => false,
};

/** A server that takes a batch once, by its name; `breaks` is asked before and after each request is acted upon. */
class FakeServer {
  readonly values = new Map<string, number[]>();
  readonly lines: string[] = [];
  readonly #taken = new Set<string>();
  breaks: (moment: 'before' | 'after') => boolean = () => false;
  refuses: (values: readonly number[]) => boolean = () => false;

  readonly fetch: typeof fetch = async (input, init) => {
    if (this.breaks('before')) throw new TypeError('cut');
    const url = new URL(input as string);
    const run = url.pathname.split('/')[4] ?? '';
    if (url.pathname.endsWith('/metrics')) {
      const batch = decodeBatch(init?.body as Uint8Array);
      if (this.refuses([...batch.values]))
        return Response.json({ code: 'InvalidInput', detail: 'no' }, { status: 400 });
      if (this.#isNew(`${run} ${url.searchParams.get('clientId')} ${url.searchParams.get('sequence')}`)) {
        this.values.set(run, [...(this.values.get(run) ?? []), ...batch.values]);
      }
    } else if (url.pathname.endsWith('/logs')) {
      const body = JSON.parse(init?.body as string) as AppendLog;
      if (this.#isNew(`${run} ${body.clientId} ${body.sequence}`))
        this.lines.push(...body.lines.map(({ text }) => text));
    }
    if (this.breaks('after')) throw new TypeError('cut');
    return Response.json({});
  };

  #isNew(name: string): boolean {
    if (this.#taken.has(name)) return false;
    this.#taken.add(name);
    return true;
  }
}

function openSpool() {
  const spool = SpoolFolder.create(root, 'http://h', 'online', Date.now());
  const ring = new Ring(new SharedArrayBuffer(ringBytes(2 ** 16)));
  const file = spool.startSegment(1);
  Atomics.store(ring.words, ringWord.file, file);
  Atomics.store(ring.words, ringWord.segment, 1);
  Atomics.store(ring.words, ringWord.length, segmentHeaderBytes);
  for (const run of [1, 2]) ring.text(runRecord, run, JSON.stringify({ id: `run${run}` }));
  ring.name(1, 'loss');
  return { spool, ring, file };
}

const names = Uint32Array.of(1);

test('whenever its process dies, whoever goes on brings every point and line to the server once', async () => {
  const portion = fc.record({ points: fc.nat(30), lines: fc.nat(3) });
  const death = fc.record({ atRequest: fc.integer({ min: 1, max: 6 }), moment: fc.constantFrom('before', 'after') });
  await fc.assert(
    fc.asyncProperty(
      fc.array(portion, { minLength: 1, maxLength: 8 }),
      fc.array(death, { maxLength: 5 }),
      async (portions, deaths) => {
        const { spool, ring, file } = openSpool();
        const server = new FakeServer();
        const connection = { url: 'http://h', key: undefined, fetch: server.fetch };
        const waiting = [...deaths];
        let logged = 0;
        let lines = 0;
        const start = () => {
          const stop = new AbortController();
          const next = waiting.shift();
          let requests = 0;
          server.breaks = (moment) => {
            if (moment === 'before') requests += 1;
            const dies = next !== undefined && requests === next.atRequest && moment === next.moment;
            if (dies) stop.abort(new AssayError('Unavailable', 'killed'));
            return stop.signal.aborted;
          };
          return new SpoolSender({ spool, connection, events: quiet, signal: stop.signal });
        };
        let sender = start();
        const go = async (limit: Parameters<SpoolSender['sendPortion']>[0]): Promise<void> => {
          for (;;) {
            try {
              while (await sender.sendPortion(limit));
              return;
            } catch {
              sender.close();
              sender = start();
            }
          }
        };
        for (const { points, lines: lineCount } of portions) {
          for (let i = 0; i < points; i++)
            ring.points(1 + (logged % 2), 1, names, Float64Array.of(logged), logged++, 1);
          for (let i = 0; i < lineCount; i++) {
            const line = { timeMs: 1, stream: 'log', text: String(lines++) };
            ring.text(entryRecord, 1, JSON.stringify({ kind: 'line', line }));
          }
          withDrainLock(ring.words, 0, () => drainRing(ring));
          await go({ segment: 1, offset: Atomics.load(ring.words, ringWord.length) });
        }
        await go(undefined);
        await sender.rest();
        sender.close();
        closeSync(file);
        spool.remove();
        const all = Array.from({ length: logged }, (_, i) => i);
        expect(server.values.get('run1') ?? []).toEqual(all.filter((i) => i % 2 === 0));
        expect(server.values.get('run2') ?? []).toEqual(all.filter((i) => i % 2 === 1));
        expect(server.lines).toEqual(Array.from({ length: lines }, (_, i) => String(i)));
      },
    ),
    { numRuns: 40 },
  );
});

test('of a batch that is refused, what is not at fault is stored, in numbers without a gap', async () => {
  const { spool, ring, file } = openSpool();
  const server = new FakeServer();
  server.refuses = (values) => values.includes(37);
  const refused: string[] = [];
  const connection = { url: 'http://h', key: undefined, fetch: server.fetch };
  const events = { ...quiet, refused: (_: string, __: AssayError, what: string) => void refused.push(what) };
  const sender = new SpoolSender({ spool, connection, events, signal: new AbortController().signal });
  for (let i = 0; i < 100; i++) ring.points(1, 1, names, Float64Array.of(i), i, 1);
  withDrainLock(ring.words, 0, () => drainRing(ring));
  while (await sender.sendPortion(undefined));
  for (let i = 100; i < 110; i++) ring.points(1, 1, names, Float64Array.of(i), i, 1);
  withDrainLock(ring.words, 0, () => drainRing(ring));
  while (await sender.sendPortion(undefined));
  expect(server.values.get('run1')).toEqual(Array.from({ length: 110 }, (_, i) => i).filter((i) => i !== 37));
  expect(refused).toEqual(['a point of metric "loss"']);
  sender.close();
  closeSync(file);
  spool.remove();
});
