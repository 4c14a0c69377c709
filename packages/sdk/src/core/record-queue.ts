import type { LogLine, UpdateRun } from '@assay/wire';
import { newKey } from './delivery.ts';
import type { Delivery } from './delivery.ts';
import { LineBuffer } from './line-buffer.ts';
import { PointBuffer } from './point-buffer.ts';
import type { PointBudget } from './point-buffer.ts';

const batchPoints = 5_000;
const batchLines = 5_000;
const batchCharacters = 1_000_000;
const batchParameters = 1_000;
const mostParameters = 50_000;

type BatchKind = 'points' | 'lines';

/** What a run has logged and nobody has begun to send, by kind, each in the order of logging and each bounded. */
export class RecordQueue {
  readonly points: PointBuffer;
  readonly lines = new LineBuffer(16_000_000);
  readonly #clientId = newKey();
  readonly #sequence = { points: 0, lines: 0 };
  #parameters: [string, unknown][] = [];
  #tags: { set: Record<string, string>; remove: Set<string> } | undefined;
  #update: UpdateRun | undefined;
  #linesTurn = false;
  /** The change that ends the run: taken when nothing else is left. */
  end: UpdateRun | undefined;
  droppedParameters = 0;

  constructor(budget: PointBudget) {
    this.points = new PointBuffer(budget);
  }

  /** Without the end, which is no record of anybody's. */
  get length(): number {
    const changes = (this.#tags === undefined ? 0 : 1) + (this.#update === undefined ? 0 : 1);
    return this.points.length + this.lines.length + this.#parameters.length + changes;
  }

  pushLine(line: LogLine): void {
    this.lines.push(line);
  }

  pushParameters(parameters: Readonly<Record<string, unknown>>): void {
    for (const entry of Object.entries(parameters)) {
      if (this.#parameters.length < mostParameters) this.#parameters.push(entry);
      else this.droppedParameters += 1;
    }
  }

  pushTags(set: Readonly<Record<string, string>>, remove: readonly string[]): void {
    const tags = (this.#tags ??= { set: {}, remove: new Set() });
    for (const key of remove) {
      tags.remove.add(key);
      delete tags.set[key];
    }
    for (const [key, value] of Object.entries(set)) {
      tags.set[key] = value;
      tags.remove.delete(key);
    }
  }

  pushUpdate(change: UpdateRun): void {
    this.#update = { ...this.#update, ...change };
  }

  /** Removes the next portion to send: what is small first, lines and points in turn, the end last. */
  take(): Delivery | undefined {
    if (this.#parameters.length > 0) return this.#takeParameters();
    if (this.#tags !== undefined) {
      const { set, remove } = this.#tags;
      this.#tags = undefined;
      return { kind: 'tags', key: newKey(), body: { set, ...(remove.size > 0 && { remove: [...remove] }) } };
    }
    if (this.#update !== undefined) {
      const body = this.#update;
      this.#update = undefined;
      return { kind: 'update', key: newKey(), body };
    }
    this.#linesTurn = !this.#linesTurn;
    if (this.lines.length > 0 && (this.#linesTurn || this.points.length === 0)) {
      return this.numbered({ kind: 'lines', lines: this.lines.take(batchLines, batchCharacters) });
    }
    if (this.points.length > 0) return this.numbered({ kind: 'points', points: this.points.take(batchPoints) });
    if (this.end === undefined) return undefined;
    const body = this.end;
    this.end = undefined;
    return { kind: 'update', key: newKey(), body };
  }

  /**
   * The delivery under the number that a batch of its kind has now. Numbers grow with what the server took, so a half
   * of a batch, or what follows a refusal, has another one than when it was frozen; a mere repetition has the same.
   */
  numbered(delivery: Unnumbered | Delivery): Delivery {
    const { kind } = delivery;
    if (kind !== 'points' && kind !== 'lines') return delivery;
    return { ...delivery, batch: { clientId: `${this.#clientId}-${kind}`, sequence: this.#sequence[kind] } };
  }

  /** The server took a batch of this kind. */
  advance(kind: BatchKind): void {
    this.#sequence[kind] += 1;
  }

  /** The waiting parameters up to the first key that comes twice: one request holds a key once. */
  #takeParameters(): Delivery {
    const keys = new Set<string>();
    for (const [key] of this.#parameters) {
      if (keys.has(key) || keys.size === batchParameters) break;
      keys.add(key);
    }
    const entries = this.#parameters.slice(0, keys.size);
    this.#parameters = this.#parameters.slice(keys.size);
    return { kind: 'parameters', key: newKey(), entries };
  }
}

type Unnumbered =
  | Omit<Extract<Delivery, { kind: 'points' }>, 'batch'>
  | Omit<Extract<Delivery, { kind: 'lines' }>, 'batch'>;
