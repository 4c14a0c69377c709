import { createClient } from '../../core/client.ts';
import { sendLeftSpool } from './send-left-spools.ts';
import type { SentSpool } from './send-left-spools.ts';
import { SpoolFolder } from './spool-folder.ts';
import type { SpoolMode } from './spool-folder.ts';
import { spoolRoot } from './spool-root.ts';

/** A spool as it lies there. */
export interface LeftSpool {
  readonly folder: string;
  readonly url: string;
  readonly mode: SpoolMode;
  readonly host: string;
  readonly pid: number;
  readonly createdMs: number;
  readonly sizeBytes: number;
  /** Its process is still at work on it; it is left alone. */
  readonly inUse: boolean;
}

export interface SyncOptions {
  /** Default: ASSAY_SPOOL, else the folder that the system has for the state of programs. */
  readonly spool?: string | undefined;
  /** Where everything is sent; undefined: each spool to the server that it was meant for. */
  readonly url?: string | undefined;
  /** Access key of `url`. It is sent nowhere else. */
  readonly key?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How long a server that does not answer is waited for. Default 10 s. */
  readonly patienceMs?: number | undefined;
  readonly onProgress?: ((spool: LeftSpool, points: number, things: number) => void) | undefined;
}

export interface SyncedSpool extends SentSpool {
  readonly spool: LeftSpool;
}

const defaultPatienceMs = 10_000;
/** Claimed by this process and not sent to the end: it may go on with them. */
const begun = new Set<string>();

/** The spools below a folder, oldest first. */
export function listSpools(options: Pick<SyncOptions, 'spool'> = {}): readonly LeftSpool[] {
  return SpoolFolder.list(options.spool ?? spoolRoot()).map(describe);
}

function describe(spool: SpoolFolder): LeftSpool {
  const { url, mode, host, pid, createdMs } = spool.owner;
  const { folder } = spool;
  return {
    folder,
    url,
    mode,
    host,
    pid,
    createdMs,
    sizeBytes: spool.sizeBytes(),
    inUse: !begun.has(folder) && !spool.isLeft(),
  };
}

/**
 * Sends one spool that an ended process has left, and removes it. Undefined when it is in use, or another process is
 * faster. Rejects when the server does not answer: what was sent until then is not sent again, the rest stays.
 */
export async function syncSpool(folder: string, options: SyncOptions = {}): Promise<SyncedSpool | undefined> {
  const left = SpoolFolder.open(folder);
  if (options.url !== undefined) createClient({ url: options.url });
  const again = begun.delete(folder);
  if (left === undefined || !(again || left.isLeft())) return undefined;
  const described = describe(left);
  const spool = again ? left : left.claim();
  if (spool === undefined) return undefined;
  const url = options.url ?? spool.owner.url;
  const key = options.url === undefined ? undefined : options.key;
  begun.add(spool.folder);
  const sent = await sendLeftSpool(
    spool,
    { url: url.replace(/\/+$/, ''), key, fetch },
    {
      signal: options.signal,
      patienceMs: options.patienceMs ?? defaultPatienceMs,
      onProgress: (points, things) => options.onProgress?.(described, points, things),
    },
  );
  begun.delete(spool.folder);
  return { ...sent, spool: described };
}
