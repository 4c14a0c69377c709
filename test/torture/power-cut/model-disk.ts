import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Random } from '../load/random.ts';
import { ModelFile } from './model-file.ts';
import { ModelFolder } from './model-folder.ts';
import type { Entry } from './model-folder.ts';
import type { RecordedCall } from './read-record.ts';

/** Which of the changes that were not synced are there after the power cut. */
export type Survival = 'only what was synced' | 'any part of the rest too';

/**
 * A folder and everything below it as a disk holds it, apart from what a running process sees. Strict: a file's bytes are
 * safe once the file was synced, its name once its folder was.
 */
export class ModelDisk {
  readonly #root: string;
  readonly #top = new ModelFolder();
  readonly #files = new Map<bigint, ModelFile>();

  private constructor(root: string) {
    this.#root = root;
  }

  /** All that is there now counts as safe. */
  static async of(root: string): Promise<ModelDisk> {
    const disk = new ModelDisk(root);
    await disk.#take(root, disk.#top);
    return disk;
  }

  async #take(place: string, folder: ModelFolder): Promise<void> {
    for (const entry of await readdir(place, { withFileTypes: true })) {
      const file = path.join(place, entry.name);
      if (entry.isDirectory()) {
        const below = new ModelFolder();
        folder.keep(entry.name, below);
        await this.#take(file, below);
      } else {
        const model = new ModelFile(await readFile(file));
        this.#files.set((await stat(file, { bigint: true })).ino, model);
        folder.keep(entry.name, model);
      }
    }
  }

  replay(calls: readonly RecordedCall[]): void {
    for (const each of calls) this.#replay(each);
  }

  #replay(each: RecordedCall): void {
    const { call } = each;
    switch (each.kind) {
      case 'made': {
        const file = new ModelFile();
        this.#files.set(each.inode, file);
        this.#rename(call, [[each.path, file]]);
        return;
      }
      case 'cut':
        this.#file(each.inode).change({ call, size: each.size });
        return;
      case 'wrote':
        this.#file(each.inode).change({ call, offset: each.offset, bytes: each.bytes });
        return;
      case 'synced file':
        this.#file(each.inode).sync(each.began);
        return;
      case 'synced folder':
        this.#folder(each.path).sync(each.began);
        return;
      case 'made folder':
        this.#rename(call, [[each.path, new ModelFolder()]]);
        return;
      case 'removed':
        this.#rename(call, [[each.path, undefined]]);
        return;
      case 'linked':
        this.#rename(call, [[each.to, this.#entry(each.from)]]);
        return;
      case 'renamed':
        this.#rename(call, [
          [each.to, this.#entry(each.from)],
          [each.from, undefined],
        ]);
    }
  }

  #file(inode: bigint): ModelFile {
    const file = this.#files.get(inode);
    if (file === undefined) throw new Error(`A call on a file (inode ${inode}) that nobody was seen making`);
    return file;
  }

  #folder(place: string): ModelFolder {
    const entry = this.#entry(place);
    if (entry instanceof ModelFolder) return entry;
    throw new Error(`${place} is no folder`);
  }

  #entry(place: string): Entry {
    let entry: Entry | undefined = this.#top;
    for (const name of path.relative(this.#root, place).split(path.sep).filter(Boolean))
      entry = entry instanceof ModelFolder ? entry.live().get(name) : undefined;
    if (entry === undefined) throw new Error(`A call on ${place}, which nobody was seen making`);
    return entry;
  }

  #rename(call: number, names: readonly (readonly [string, Entry | undefined])[]): void {
    const byFolder = Map.groupBy(names, ([place]) => path.dirname(place));
    for (const [folder, changes] of byFolder)
      this.#folder(folder).change({ call, names: changes.map(([place, entry]) => [path.basename(place), entry]) });
  }

  /** Every file as a running process sees it, by its place below the root. */
  live(): ReadonlyMap<string, Uint8Array> {
    return flatten(
      this.#top,
      (folder) => folder.live(),
      (file) => file.live(),
    ).files;
  }

  /** Puts onto the real folder what a power cut leaves. */
  async cutPower(survival: Survival, random: Random): Promise<void> {
    const { files, folders } =
      survival === 'only what was synced'
        ? flatten(
            this.#top,
            (folder) => folder.durable(),
            (file) => file.durable(),
          )
        : flatten(
            this.#top,
            (folder) => folder.survivor(random),
            (file) => file.survivor(random),
          );
    for (const name of await readdir(this.#root)) await rm(path.join(this.#root, name), { recursive: true });
    for (const folder of folders) await mkdir(path.join(this.#root, folder), { recursive: true, mode: 0o700 });
    for (const [file, bytes] of files) await writeFile(path.join(this.#root, file), bytes, { mode: 0o600 });
  }
}

function flatten(
  top: ModelFolder,
  namesOf: (folder: ModelFolder) => ReadonlyMap<string, Entry>,
  bytesOf: (file: ModelFile) => Uint8Array,
): { readonly files: ReadonlyMap<string, Uint8Array>; readonly folders: readonly string[] } {
  const files = new Map<string, Uint8Array>();
  const folders: string[] = [];
  const walk = (place: string, folder: ModelFolder): void => {
    for (const [name, entry] of namesOf(folder)) {
      const at = path.join(place, name);
      if (entry instanceof ModelFile) files.set(at, bytesOf(entry));
      else {
        folders.push(at);
        walk(at, entry);
      }
    }
  };
  walk('', top);
  return { files, folders };
}
