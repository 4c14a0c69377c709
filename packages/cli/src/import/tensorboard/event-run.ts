import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { messageOf } from '@assay/base';
import type { ImportAccount } from '../import-account.ts';
import { noArtifacts } from '../import-source.ts';
import type { RunEnd, SeriesChunk, SourceRun } from '../import-source.ts';
import { SeriesBuffer } from '../series-buffer.ts';
import { fingerprintOfFiles } from '../walk-files.ts';
import { parseEvent, scalarValue } from './event.ts';
import type { SummaryValue, TensorBoardEvent } from './event.ts';
import type { EventFolder } from './event-folders.ts';
import { parseHParams } from './hparams.ts';
import { readRecords } from './record-file.ts';

const beginningBytes = 64;

/** What names a run wherever its folder is moved to: its first file's name and beginning, which hold time, machine and process. */
export async function identityOf({ files: [first = ''] }: EventFolder): Promise<string> {
  await using handle = await open(first);
  const beginning = Buffer.alloc(beginningBytes);
  const { bytesRead } = await handle.read(beginning, 0, beginningBytes, 0);
  const hash = createHash('sha256').update(beginning.subarray(0, bytesRead)).digest('hex');
  return `${path.basename(first)} ${hash.slice(0, 16)}`;
}

/** A run of TensorBoard. `identity`: as `identityOf` tells it, and another for a second run of the same one. */
export async function readEventRun(folder: EventFolder, identity: string): Promise<SourceRun> {
  const reading = new EventReading(folder);
  const id = createHash('sha256').update(`tensorboard ${identity}`).digest('hex').slice(0, 32);
  return {
    originalId: identity,
    shown: folder.name,
    id,
    name: folder.name,
    note: '',
    status: 'completed',
    startedMs: await firstTimeMs(folder),
    endedMs: undefined,
    parameters: {},
    tags: {},
    version: await fingerprintOfFiles(folder.files),
    points: (account) => reading.points(account),
    end: () => reading.end(),
    artifacts: noArtifacts,
  };
}

async function firstTimeMs({ files: [first = ''] }: EventFolder): Promise<number | undefined> {
  for await (const record of readRecords(first)) {
    if (record.kind === 'fault') return undefined;
    try {
      const { wallTimeMs } = parseEvent(record.bytes);
      return wallTimeMs > 0 ? wallTimeMs : undefined;
    } catch {
      return undefined;
    }
  }
  return undefined;
}

/** Reads the event files of a run through, and keeps what they say beside points. */
class EventReading {
  readonly #folder: EventFolder;
  /** Which plugin shows a tag: said with the first of its values. */
  readonly #plugins = new Map<string, string>();
  readonly #parameters = new Map<string, unknown>();
  #status: RunEnd['status'] = 'completed';
  #endedMs: number | undefined;
  #lastMs: number | undefined;

  constructor(folder: EventFolder) {
    this.#folder = folder;
  }

  end(): RunEnd {
    const endedMs = this.#status === 'running' ? undefined : (this.#endedMs ?? this.#lastMs);
    return { status: this.#status, endedMs, parameters: Object.fromEntries(this.#parameters), tags: {} };
  }

  async *points(account: ImportAccount): AsyncGenerator<SeriesChunk> {
    const buffer = new SeriesBuffer();
    for (const file of this.#folder.files) {
      let number = 0;
      for await (const record of readRecords(file)) {
        number++;
        account.advance(record.sizeBytes);
        if (record.kind === 'record') this.#take(record.bytes, `${file}: record ${number}`, buffer, account);
        else {
          const where = `${file}: record ${record.record}, byte ${record.offset}: ${record.message}`;
          account.leaveOut('damaged', record.last ? 'event files that end early' : 'records of event files', where);
        }
        if (buffer.isFull) yield* buffer.flush();
      }
    }
    yield* buffer.flush();
  }

  #take(bytes: Uint8Array, where: string, buffer: SeriesBuffer, account: ImportAccount): void {
    let event: TensorBoardEvent;
    try {
      event = parseEvent(bytes);
    } catch (thrown) {
      account.leaveOut('damaged', 'records that are no events', `${where}: ${messageOf(thrown)}`);
      return;
    }
    const { wallTimeMs, step, other } = event;
    if (wallTimeMs > 0) this.#lastMs = Math.max(this.#lastMs ?? 0, wallTimeMs);
    if (other !== undefined) account.leaveOut('omitted', `of TensorBoard: ${other}`, `of run ${this.#folder.name}`);
    for (const value of event.values) {
      if (value.plugin !== undefined && !this.#plugins.has(value.tag)) this.#plugins.set(value.tag, value.plugin);
      try {
        this.#takeValue(value, step, wallTimeMs, buffer, account);
      } catch (thrown) {
        account.leaveOut('damaged', 'values that cannot be read', `${where}, tag ${value.tag}: ${messageOf(thrown)}`);
      }
    }
  }

  #takeValue(value: SummaryValue, step: number, timeMs: number, buffer: SeriesBuffer, account: ImportAccount): void {
    const plugin = this.#plugins.get(value.tag);
    if (plugin === 'hparams') {
      this.#takeHParams(value);
      return;
    }
    const scalar = scalarValue(value, plugin);
    const what = `tag ${value.tag} of run ${this.#folder.name}`;
    if (scalar === undefined) {
      const kind = value.old ?? (plugin === undefined || plugin === 'scalars' ? 'tensors' : plugin);
      account.leaveOut('omitted', `of TensorBoard: ${kind}`, what);
    } else if (!Number.isSafeInteger(step) || !Number.isSafeInteger(timeMs) || timeMs < 0) {
      account.leaveOut('damaged', 'points at impossible steps or times', what);
    } else buffer.add(value.tag, step, timeMs, scalar);
  }

  #takeHParams({ pluginContent }: SummaryValue): void {
    if (pluginContent === undefined) return;
    const { parameters, status, endedMs } = parseHParams(pluginContent);
    for (const [key, value] of parameters) this.#parameters.set(key, value);
    this.#status = status ?? this.#status;
    this.#endedMs = endedMs ?? this.#endedMs;
  }
}
