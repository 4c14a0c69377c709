import { crc32c } from '@assay/base';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expected, importData, isWithin, withFlippedBit } from '../../../../../test/support/import-data.ts';
import { figuresByName, runsOf, seriesOf } from '../../../test/read-source.ts';
import type { Series } from '../../../../../test/support/import-data.ts';
import { ImportAccount } from '../import-account.ts';
import { maskedCrc32c } from './record-file.ts';
import { openTensorBoard } from './open-tensorboard.ts';
import { readEventRun } from './event-run.ts';

const hpob = 'tensorboard/hpob/train/events.out.tfevents.1653916437.host.31612.0';
const keras = 'tensorboard/keras/validation/events.out.tfevents.1664085067.host.4004.1.v2';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'assay-events-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('CRC-32C, by the vectors of RFC 3720', () => {
  expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
  expect(crc32c(new Uint8Array(32).fill(255))).toBe(0x62a8ab43);
  expect(crc32c(new TextEncoder().encode('123456789'))).toBe(0xe3069283);
});

test('real event files are read as other programs read them', async () => {
  await using source = await openTensorBoard(importData('tensorboard'), undefined);
  const { runs, account } = await runsOf(source);
  expect([...runs.keys()]).toEqual(['hpob/train', 'hpob/valid', 'keras/train', 'keras/validation']);
  for (const [file, series] of Object.entries(expected.tensorboard)) {
    const run = runs.get(path.posix.dirname(file));
    if (run !== undefined) expect(figuresByName(await seriesOf(run.points(account)))).toEqual(series);
    expect(run?.end?.()).toMatchObject({ status: 'completed', parameters: {} });
  }
  expect(account.losses).toBe(0);
  expect(account.leftOut.map(({ reason }) => reason)).toEqual([
    'of TensorBoard: graph_keras_model',
    'of TensorBoard: graph',
  ]);
});

async function read(bytes: Uint8Array): Promise<{ series: Map<string, Series>; account: ImportAccount }> {
  const file = path.join(folder, 'events.out.tfevents.1.x');
  await writeFile(file, bytes);
  const run = await readEventRun({ name: 'run', files: [file], sizeBytes: bytes.length }, 'identity');
  const account = new ImportAccount();
  return { series: await seriesOf(run.points(account)), account };
}

test('a file cut anywhere gives the points of its whole records and says where it ends', async () => {
  const bytes = await readFile(importData(keras));
  const whole = (await read(bytes)).series;
  for (let length = 0; length < bytes.length; length++) {
    const { series, account } = await read(bytes.subarray(0, length));
    for (const [name, each] of series) expect(isWithin(each, whole.get(name)!)).toBe(true);
    if (series.size === 4) throw new Error('a cut file has all points');
    const [cut] = account.leftOut;
    if (cut !== undefined) expect(cut.examples[0]).toMatch(/record \d, byte \d+: the file ends in/);
  }
});

test('a bit that is wrong costs its own record, or what follows, and makes no point', async () => {
  const bytes = (await readFile(importData(hpob))).subarray(0, 8_000);
  const whole = (await read(bytes)).series;
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: bytes.length * 8 - 1 }), async (bit) => {
      const { series, account } = await read(withFlippedBit(bytes, bit));
      for (const [name, each] of series) expect(isWithin(each, whole.get(name)!)).toBe(true);
      expect(account.losses).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});

/** Protobuf by hand: a field of bytes, and one of eight bytes. */
const bytesField = (number: number, content: Uint8Array | string): Uint8Array => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return Uint8Array.from([(number << 3) | 2, bytes.length, ...bytes]);
};
const doubleField = (number: number, value: number): Uint8Array =>
  Uint8Array.from([(number << 3) | 1, ...new Uint8Array(new Float64Array([value]).buffer)]);
const join = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
function record(payload: Uint8Array): Uint8Array {
  const head = Buffer.alloc(12);
  head.writeUInt32LE(payload.length, 0);
  head.writeUInt32LE(maskedCrc32c(head.subarray(0, 8)), 8);
  const tail = Buffer.alloc(4);
  tail.writeUInt32LE(maskedCrc32c(payload), 0);
  return join(head, payload, tail);
}
const summary = (tag: string, ...rest: readonly Uint8Array[]): Uint8Array =>
  bytesField(5, bytesField(1, join(bytesField(1, tag), ...rest)));
const plugin = (name: string, content: Uint8Array): Uint8Array =>
  bytesField(9, bytesField(1, join(bytesField(1, name), bytesField(2, content))));

test('hyperparameters become parameters, and the end of a session the status', async () => {
  const entry = (key: string, value: Uint8Array): Uint8Array =>
    bytesField(1, join(bytesField(1, key), bytesField(2, value)));
  const start = join(
    entry('lr', doubleField(2, 0.01)),
    entry('optimizer', bytesField(3, 'adam')),
    entry('nesterov', Uint8Array.from([(4 << 3) | 0, 1])),
    entry('__proto__', bytesField(3, 'x')),
  );
  const file = path.join(folder, 'hparams.tfevents');
  const begun = record(
    join(doubleField(1, 100), summary('_hparams_/session_start_info', plugin('hparams', bytesField(3, start)))),
  );
  const end = join(Uint8Array.from([1 << 3, 2]), doubleField(2, 130.5));
  const ended = record(
    join(doubleField(1, 120), summary('_hparams_/session_end_info', plugin('hparams', bytesField(4, end)))),
  );
  await writeFile(file, join(begun, ended));
  const run = await readEventRun({ name: 'run', files: [file], sizeBytes: 0 }, 'identity');
  const account = new ImportAccount();
  expect((await seriesOf(run.points(account))).size).toBe(0);
  expect(run.startedMs).toBe(100_000);
  const found = run.end?.();
  expect(found).toMatchObject({ status: 'failed', endedMs: 130_500 });
  expect(Object.entries(found?.parameters ?? {})).toEqual([
    ['lr', 0.01],
    ['optimizer', 'adam'],
    ['nesterov', true],
    ['__proto__', 'x'],
  ]);
});

test('copies of a folder are runs of their own, and keep their ids wherever they are moved to', async () => {
  const bytes = await readFile(importData(keras));
  const ids = async (root: string, names: readonly string[]): Promise<(string | undefined)[]> => {
    for (const name of names) {
      await mkdir(path.join(folder, root, name), { recursive: true });
      await writeFile(path.join(folder, root, name, path.basename(keras)), bytes);
    }
    await using source = await openTensorBoard(path.join(folder, root), undefined);
    const { runs } = await runsOf(source);
    return names.map((name) => runs.get(name)?.id);
  };
  const [first, second] = await ids('logs', ['a', 'b']);
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect(second).not.toBe(first);
  expect(await ids('moved/deep', ['elsewhere'])).toEqual([first]);
});

test('a folder without event files is refused', async () => {
  await mkdir(path.join(folder, 'empty'));
  await expect(openTensorBoard(path.join(folder, 'empty'), undefined)).rejects.toThrow('holds no event file');
});
