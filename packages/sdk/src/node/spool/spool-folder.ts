import { randomBytes } from 'node:crypto';
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { AssayError } from '@assay/base';
import { isAlive, ownIdentity } from './process-identity.ts';
import type { ProcessIdentity } from './process-identity.ts';
import { segmentHeader, segmentHeaderBytes, spoolFormat } from './spool-frame.ts';
import { replaceFileNow } from './write-file-safely.ts';

/** `online` is sent by any later process of the same server, `offline` only by `assay sync`. */
export type SpoolMode = 'online' | 'offline';

/** What a spool says of itself, in its file owner.json. The access key is not part of it. */
export interface SpoolOwner extends ProcessIdentity {
  readonly format: number;
  /** Names the spool's batches at the server, whoever sends them. */
  readonly spoolId: string;
  readonly url: string;
  readonly mode: SpoolMode;
  readonly createdMs: number;
}

/** Begun by the logging thread; later ones by the worker. */
export const firstSegment = 1;
const ownerFile = 'owner.json';
/** How often a living owner shows that it lives, and when one of another host counts as gone. */
export const heartbeatMs = 30_000;
const silentForMs = 20 * heartbeatMs;

/** One folder: the segments, progress and artifacts that one process has not yet sent to one server. */
export class SpoolFolder {
  readonly folder: string;
  readonly owner: SpoolOwner;

  private constructor(folder: string, owner: SpoolOwner) {
    this.folder = folder;
    this.owner = owner;
  }

  /** Makes the folder of a new spool. Throws what the file system says. */
  static create(root: string, url: string, mode: SpoolMode, nowMs: number): SpoolFolder {
    const spoolId = randomBytes(8).toString('hex');
    const owner = { ...ownIdentity(), format: spoolFormat, spoolId, url, mode, createdMs: nowMs };
    const folder = path.join(root, folderName(owner));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    replaceFileNow(path.join(folder, ownerFile), JSON.stringify(owner), { synced: false });
    return new SpoolFolder(folder, owner);
  }

  /** Undefined where the folder is no spool, or one of a later format. */
  static open(folder: string): SpoolFolder | undefined {
    try {
      const owner = JSON.parse(readFileSync(path.join(folder, ownerFile), 'utf8')) as SpoolOwner;
      const whole = /^[0-9a-f]{16}$/.test(owner.spoolId) && typeof owner.url === 'string';
      return whole && owner.format <= spoolFormat ? new SpoolFolder(folder, owner) : undefined;
    } catch {
      return undefined;
    }
  }

  /** The spools below a root, oldest first. */
  static list(root: string): readonly SpoolFolder[] {
    let names: readonly string[];
    try {
      names = readdirSync(root);
    } catch {
      return [];
    }
    const spools = names.map((name) => SpoolFolder.open(path.join(root, name))).filter((spool) => spool !== undefined);
    return spools.sort((a, b) => a.owner.createdMs - b.owner.createdMs);
  }

  /** Whether nobody writes or sends it any more: its process is gone, or, on another host, has been silent for long. */
  isLeft(): boolean {
    const { owner } = this;
    // In a folder that many may write to, what somebody else has put there is not ours to send.
    if (userOf(this.folder) !== process.getuid?.()) return false;
    if (owner.host === ownIdentity().host) return !isAlive(owner);
    try {
      return (
        fileSystemNow(path.dirname(this.folder)) - statSync(path.join(this.folder, ownerFile)).mtimeMs > silentForMs
      );
    } catch {
      return false;
    }
  }

  /**
   * Takes over a spool that is left, by renaming its folder: of all who try, one succeeds. No lock is involved, so it
   * holds on network file systems too. Undefined where somebody else was faster.
   */
  claim(): SpoolFolder | undefined {
    const owner = { ...this.owner, ...ownIdentity() };
    // Never the same name: in containers a later process may have the number and the host's name of the first.
    const folder = path.join(path.dirname(this.folder), `${folderName(owner)}~${randomBytes(3).toString('hex')}`);
    try {
      renameSync(this.folder, folder);
      replaceFileNow(path.join(folder, ownerFile), JSON.stringify(owner), { synced: false });
    } catch {
      return undefined;
    }
    return new SpoolFolder(folder, owner);
  }

  /** Shows the owner's life to other hosts. */
  beat(): void {
    const now = new Date();
    try {
      utimesSync(path.join(this.folder, ownerFile), now, now);
    } catch {
      // It is shown again later.
    }
  }

  segmentFile(segment: number): string {
    return path.join(this.folder, `${String(segment).padStart(8, '0')}.spool`);
  }

  /** Numbers of the segments that are there, in order. */
  segments(): readonly number[] {
    return readdirSync(this.folder)
      .map((name) => /^(\d{8})\.spool$/.exec(name)?.[1])
      .filter((digits) => digits !== undefined)
      .map(Number)
      .sort((a, b) => a - b);
  }

  /** Begins a segment; answers the descriptor of its file. */
  startSegment(segment: number): number {
    const file = openSync(this.segmentFile(segment), 'wx', 0o600);
    try {
      if (writeSync(file, segmentHeader(segment)) === segmentHeaderBytes) return file;
      throw new AssayError('StorageFull', `${this.segmentFile(segment)}: the header could not be written.`);
    } catch (thrown) {
      closeSync(file);
      rmSync(this.segmentFile(segment), { force: true });
      throw thrown;
    }
  }

  /** Removes a segment. It is emptied too: a file that a thread still has open keeps its room on the disk. */
  removeSegment(segment: number): void {
    const file = openSync(this.segmentFile(segment), 'r+');
    try {
      rmSync(this.segmentFile(segment));
      ftruncateSync(file, 0);
    } finally {
      closeSync(file);
    }
  }

  hasArtifacts(): boolean {
    return this.artifactFiles().length > 0;
  }

  /** Files that describe artifacts which are not stored yet (see spooled-artifact.ts). */
  artifactFiles(): readonly string[] {
    try {
      const names = readdirSync(this.folder).filter((name) => /^artifact-[0-9a-f]+\.json$/.test(name));
      return names.sort().map((name) => path.join(this.folder, name));
    } catch {
      return [];
    }
  }

  sizeBytes(): number {
    return readdirSync(this.folder).reduce((sum, name) => sum + sizeOf(path.join(this.folder, name)), 0);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const folderName = ({ host, pid, createdMs, spoolId }: SpoolOwner): string =>
  `${host.replaceAll(/[^A-Za-z0-9.-]/g, '_')}~${pid}~${createdMs}~${spoolId}`;

/** The number of the user that owns a folder; undefined where the system has none. */
function userOf(folder: string): number | undefined {
  return process.getuid === undefined ? undefined : statSync(folder, { throwIfNoEntry: false })?.uid;
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

/** The time by the clock of the file system, which may be another machine's. */
function fileSystemNow(folder: string): number {
  const probe = path.join(folder, `.clock-${randomBytes(6).toString('hex')}`);
  closeSync(openSync(probe, 'wx', 0o600));
  try {
    return statSync(probe).mtimeMs;
  } finally {
    rmSync(probe, { force: true });
  }
}
