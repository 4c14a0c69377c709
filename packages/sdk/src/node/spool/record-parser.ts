import {
  continues,
  entryRecord,
  kindMask,
  moreFollows,
  nameRecord,
  pointsRecord,
  runRecord,
  slotBytes,
  slotsOf,
} from './record-layout.ts';
import type { RunEntry } from './run-entry.ts';
import { RunPortion } from './run-portion.ts';
import type { SpoolTables } from './spool-tables.ts';

const decoder = new TextDecoder();

/** Whether the last record of a frame's payload is the begin of one that goes on in the next frame. */
export function endsWithinRecord(payload: Uint8Array): boolean {
  const halves = new Uint32Array(payload.buffer, payload.byteOffset, payload.length / 4);
  let kind = 0;
  for (let slot = 0; slot * 2 < halves.length; slot += slotsOf(halves[slot * 2 + 1] ?? 0)) kind = halves[slot * 2] ?? 0;
  return (kind & moreFollows) !== 0;
}

/** Takes the payloads of frames apart, in order. Names and runs are entered in the tables as they come. */
export class RecordParser {
  readonly runs = new Map<string, RunPortion>();
  /** Points and entries that cannot be told apart any more, because what names them was damaged. */
  nameless = 0;
  readonly #tables: SpoolTables;
  readonly #tablesOnly: boolean;
  #parts: Uint8Array[] = [];

  constructor(tables: SpoolTables, tablesOnly = false) {
    this.#tables = tables;
    this.#tablesOnly = tablesOnly;
  }

  /** `payload` begins at a multiple of 8 of its memory. */
  add(payload: Uint8Array): void {
    const halves = new Uint32Array(payload.buffer, payload.byteOffset, payload.length / 4);
    const slots = new Float64Array(payload.buffer, payload.byteOffset, payload.length / slotBytes);
    for (let at = 0; at < slots.length;) {
      const header = halves[at * 2] ?? 0;
      const length = halves[at * 2 + 1] ?? 0;
      const run = header >>> 8;
      if ((header & kindMask) === pointsRecord) this.#points(run, slots, halves, at + 1, length);
      else this.#text(header, run, payload.subarray((at + 1) * slotBytes, (at + 1) * slotBytes + length));
      at += slotsOf(length);
    }
  }

  #points(run: number, slots: Float64Array, halves: Uint32Array, at: number, length: number): void {
    if (this.#tablesOnly) return;
    const portion = this.#portion(run);
    const step = slots[at] ?? Number.NaN;
    const timeMs = slots[at + 1] ?? 0;
    for (let place = at + 2; place < at + length / slotBytes; place += 2) {
      const name = this.#tables.names[halves[place * 2] ?? 0];
      if (portion === undefined || name === undefined) this.nameless += 1;
      else portion.addPoint(name, slots[place + 1] ?? Number.NaN, step, timeMs);
    }
  }

  #text(header: number, run: number, part: Uint8Array): void {
    if ((header & continues) === 0) this.#parts = [];
    else if (this.#parts.length === 0) return;
    this.#parts.push(part);
    if ((header & moreFollows) !== 0) return;
    const whole = this.#parts.length === 1 ? part : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#take(header & kindMask, run, whole);
  }

  #take(kind: number, run: number, payload: Uint8Array): void {
    switch (kind) {
      case runRecord:
        this.#tables.runs[run] = (JSON.parse(decoder.decode(payload)) as { readonly id: string }).id;
        return;
      case nameRecord: {
        const number = new DataView(payload.buffer, payload.byteOffset).getUint32(0, true);
        this.#tables.names[number] = decoder.decode(payload.subarray(4));
        return;
      }
      case entryRecord: {
        if (this.#tablesOnly) return;
        const portion = this.#portion(run);
        if (portion === undefined) this.nameless += 1;
        else portion.entries.push(JSON.parse(decoder.decode(payload)) as RunEntry);
      }
    }
  }

  #portion(run: number): RunPortion | undefined {
    const id = this.#tables.runs[run];
    if (id === undefined) return undefined;
    let portion = this.runs.get(id);
    if (portion === undefined) this.runs.set(id, (portion = new RunPortion(id)));
    return portion;
  }
}
