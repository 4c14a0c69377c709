import type { Random } from '../load/random.ts';
import type { ModelFile } from './model-file.ts';

export type Entry = ModelFile | ModelFolder;
type Names = Map<string, Entry>;

interface Change {
  readonly call: number;
  /** Names that one call changed together: undefined takes a name away. */
  readonly names: readonly (readonly [string, Entry | undefined])[];
}

/** A folder of which some changes of names have reached the disk and some have not. */
export class ModelFolder {
  readonly #durable: Names = new Map();
  #unsynced: Change[] = [];

  /** A name that is on the disk already. */
  keep(name: string, entry: Entry): void {
    this.#durable.set(name, entry);
  }

  change(change: Change): void {
    this.#unsynced.push(change);
  }

  sync(began: number): void {
    for (const change of this.#unsynced) if (change.call < began) apply(this.#durable, change);
    this.#unsynced = this.#unsynced.filter(({ call }) => call >= began);
  }

  durable(): ReadonlyMap<string, Entry> {
    return this.#durable;
  }

  live(): ReadonlyMap<string, Entry> {
    return this.#after(this.#unsynced.length);
  }

  /** What was synced and the first few of the other changes: file systems keep those of one folder in order. */
  survivor(random: Random): ReadonlyMap<string, Entry> {
    return this.#after(random.between(0, this.#unsynced.length));
  }

  #after(count: number): ReadonlyMap<string, Entry> {
    const names: Names = new Map(this.#durable);
    for (const change of this.#unsynced.slice(0, count)) apply(names, change);
    return names;
  }
}

function apply(names: Names, change: Change): void {
  for (const [name, entry] of change.names) {
    if (entry === undefined) names.delete(name);
    else names.set(name, entry);
  }
}
