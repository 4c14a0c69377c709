import type { ProjectId } from '@assay/base';
import type { MetricSummary } from '@assay/series';
import { SummaryColumns, summaryNumbers } from './summary-columns.ts';
import { UndoLog } from './undo-log.ts';

/** What is kept in the database of a series, for those that memory does not hold. */
export interface StoredSummaries {
  /** How many series the run has. */
  countOf(run: number): number;
  find(projectId: ProjectId, run: number, name: number): { summary: MetricSummary; logSeq: number } | undefined;
  nameNumber(projectId: ProjectId, name: string): number;
}

/** The series of one run that are in memory. */
export interface HotRun {
  readonly projectId: ProjectId;
  readonly run: number;
  readonly slots: Map<string, number>;
  /** Whether every series of the run is in memory: a name that is not here is new. */
  readonly complete: boolean;
  /** Series of the run, in memory or not. */
  seriesCount: number;
  /** Slots of the names of the latest batch: the next one most often has the same names in the same order. */
  latest: PlacedNames | undefined;
  /** Slots of lists of names that came before; of a client, they are the same arrays again. */
  readonly lists: WeakMap<readonly string[], PlacedNames>;
}

interface PlacedNames {
  readonly names: readonly string[];
  readonly slots: Uint32Array;
  readonly generation: number;
}

/** More series than these are not kept between commands. */
const maxSeries = 100_000;
const wasClean = 0;
const wasDirty = 1;

/**
 * Summaries of hot series in the writer's memory, with the row of the metric log that each covers. What changed since the last
 * flush is dirty, and stays so until `markFlushed`. Changes of a command, or of a whole transaction, can be undone: each slot's
 * numbers are put aside before a command first changes them.
 */
export class HotSummaries {
  readonly columns = new SummaryColumns();
  readonly #stored: StoredSummaries;
  readonly #maxSeries: number;
  readonly #runs = new Map<number, HotRun>();
  readonly #runOf: (HotRun | undefined)[] = [];
  readonly #nameOf: number[] = [];
  readonly #changedBy: number[] = [];
  readonly #dirty = new Set<number>();
  readonly #unstored = new Set<number>();
  readonly #free: number[] = [];
  readonly #undo = new UndoLog(summaryNumbers + 2);
  readonly #created: { readonly slot: number; readonly name: string }[] = [];
  readonly #openedRuns: HotRun[] = [];
  readonly #removedRuns: HotRun[] = [];
  #begin = { undo: 0, created: 0, opened: 0, removed: 0 };
  #command = 0;
  #generation = 0;

  constructor(stored: StoredSummaries, maximum = maxSeries) {
    this.#stored = stored;
    this.#maxSeries = maximum;
  }

  get size(): number {
    return this.#runOf.length - this.#free.length;
  }

  get dirtyCount(): number {
    return this.#dirty.size;
  }

  /** Series of which the database has no row yet. */
  get unstoredCount(): number {
    return this.#unstored.size;
  }

  /** The run's summaries, made hot when they are not. */
  open(projectId: ProjectId, run: number): HotRun {
    let found = this.#runs.get(run);
    if (found === undefined) {
      const seriesCount = this.#stored.countOf(run);
      const empty = { slots: new Map(), latest: undefined, lists: new WeakMap() };
      found = { projectId, run, complete: seriesCount === 0, seriesCount, ...empty };
      this.#openedRuns.push(found);
    } else this.#runs.delete(run);
    this.#runs.set(run, found);
    return found;
  }

  /** The slot of a series, to be changed by the open command. `latestSlot`: where it probably is. */
  change(hot: HotRun, name: string, latestSlot: number | undefined): number {
    const slot = latestSlot ?? hot.slots.get(name) ?? this.#load(hot, name);
    if (this.#changedBy[slot] !== this.#command) {
      this.#changedBy[slot] = this.#command;
      const offset = this.#undo.add();
      this.#undo.numbers[offset] = slot;
      const isDirty = this.#dirty.has(slot);
      this.#undo.numbers[offset + 1] = isDirty ? wasDirty : wasClean;
      this.columns.save(slot, this.#undo.numbers, offset + 2);
      if (!isDirty) this.#dirty.add(slot);
    }
    return slot;
  }

  /** Where the run's series are whose names have these places, as far as batches before tell; undefined where they do not. */
  knownSlots(hot: HotRun, names: readonly string[]): Uint32Array | undefined {
    const known = hot.lists.get(names);
    return known?.generation === this.#generation ? known.slots : undefined;
  }

  /** Where the latest batch of the run had the name that this one has at place `i`. */
  latestSlot(hot: HotRun, name: string, i: number): number | undefined {
    const { latest } = hot;
    return latest?.generation === this.#generation && latest.names[i] === name ? latest.slots[i] : undefined;
  }

  /** Every place of `names` must have its slot. */
  setLatest(hot: HotRun, names: readonly string[], slots: Uint32Array): void {
    hot.latest = { names, slots, generation: this.#generation };
    if (names.length > 1) hot.lists.set(names, hot.latest);
  }

  /** Forgets a run that is removed from the database. */
  removeRun(run: number): void {
    const hot = this.#runs.get(run);
    if (hot === undefined) return;
    this.#runs.delete(run);
    this.#removedRuns.push(hot);
  }

  /** Forgets all; those of runs that stay must be stored. */
  removeAll(): void {
    for (const run of this.#runs.keys()) this.removeRun(run);
  }

  runOf(slot: number): HotRun | undefined {
    const hot = this.#runOf[slot];
    return hot !== undefined && this.#runs.get(hot.run) === hot ? hot : undefined;
  }

  nameOf(slot: number): number {
    return this.#nameOf[slot] ?? 0;
  }

  isDirty(slot: number): boolean {
    return this.#dirty.has(slot);
  }

  /** Slots that differ from the database: of the given runs, or all. */
  dirtySlots(runs?: readonly number[]): number[] {
    if (runs === undefined) return [...this.#dirty];
    return runs.flatMap((run) =>
      [...(this.#runs.get(run)?.slots.values() ?? [])].filter((slot) => this.#dirty.has(slot)),
    );
  }

  /** The database holds the slot as of row `logSeq` of the log, for good. */
  markFlushed(slot: number, logSeq: number): void {
    this.#unstored.delete(slot);
    if (this.columns.logSeq(slot) === logSeq) this.#dirty.delete(slot);
  }

  beginCommand(): void {
    this.#command++;
    this.#begin = {
      undo: this.#undo.length,
      created: this.#created.length,
      opened: this.#openedRuns.length,
      removed: this.#removedRuns.length,
    };
  }

  undoCommand(): void {
    this.#rewind(this.#begin);
  }

  /** The transaction was undone. */
  undoAll(): void {
    this.#rewind({ undo: 0, created: 0, opened: 0, removed: 0 });
  }

  /** The transaction is on disk: nothing of it can be undone. */
  keepAll(): void {
    this.#undo.reset();
    this.#created.length = 0;
    this.#openedRuns.length = 0;
    for (const hot of this.#removedRuns) this.#release(hot);
    this.#removedRuns.length = 0;
  }

  /**
   * Between transactions: forgets the runs that were used the longest ago and are in the database, never the latest one: a run
   * of very many series would be read anew for every batch. Answers whether a flush would let more go.
   */
  trim(): boolean {
    let isDirty = false;
    let behind = this.#runs.size;
    for (const hot of this.#runs.values()) {
      if (this.size <= this.#maxSeries || --behind === 0) break;
      if (hot.slots.values().some((slot) => this.#dirty.has(slot))) isDirty = true;
      else {
        this.#runs.delete(hot.run);
        this.#release(hot);
      }
    }
    return isDirty && this.size > this.#maxSeries;
  }

  #load(hot: HotRun, name: string): number {
    const number = this.#stored.nameNumber(hot.projectId, name);
    const stored = hot.complete ? undefined : this.#stored.find(hot.projectId, hot.run, number);
    const slot = this.#free.pop() ?? this.#runOf.length;
    this.columns.grow(slot + 1);
    this.columns.clear(slot);
    this.#runOf[slot] = hot;
    this.#nameOf[slot] = number;
    hot.slots.set(name, slot);
    if (stored !== undefined) {
      this.#changedBy[slot] = -1;
      this.columns.write(slot, stored.summary, stored.logSeq);
    } else {
      this.#changedBy[slot] = this.#command;
      this.#created.push({ slot, name });
      this.#dirty.add(slot);
      this.#unstored.add(slot);
      hot.seriesCount++;
    }
    return slot;
  }

  #rewind(to: { undo: number; created: number; opened: number; removed: number }): void {
    this.#generation++;
    for (const hot of this.#removedRuns.splice(to.removed)) this.#runs.set(hot.run, hot);
    this.#undo.rewind(to.undo, (offset) => {
      const { numbers } = this.#undo;
      const slot = numbers[offset] ?? 0;
      this.columns.restore(slot, numbers, offset + 2);
      if (numbers[offset + 1] === wasClean) this.#dirty.delete(slot);
      this.#changedBy[slot] = -1;
    });
    for (const { slot, name } of this.#created.splice(to.created).toReversed()) {
      const hot = this.#runOf[slot];
      if (hot !== undefined) {
        hot.slots.delete(name);
        hot.seriesCount--;
      }
      this.#freeSlot(slot);
    }
    for (const hot of this.#openedRuns.splice(to.opened)) {
      this.#runs.delete(hot.run);
      this.#release(hot);
    }
  }

  #release(hot: HotRun): void {
    for (const slot of hot.slots.values()) this.#freeSlot(slot);
    hot.slots.clear();
  }

  #freeSlot(slot: number): void {
    this.#dirty.delete(slot);
    this.#unstored.delete(slot);
    this.#runOf[slot] = undefined;
    this.#free.push(slot);
  }
}
