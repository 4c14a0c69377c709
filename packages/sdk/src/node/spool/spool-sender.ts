import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AssayError } from '@assay/base';
import { createClient } from '../../core/client.ts';
import { retryDelayMs } from '../../core/retry.ts';
import type { Connection } from '../../core/send-points.ts';
import { BatchNames } from './batch-names.ts';
import { deliveriesOf } from './run-deliveries.ts';
import type { RunPortion } from './run-portion.ts';
import { RunSender } from './run-sender.ts';
import type { SenderEvents } from './sender-events.ts';
import type { SpoolFolder } from './spool-folder.ts';
import { segmentHeaderBytes } from './spool-frame.ts';
import { readProgress, writeProgress } from './spool-progress.ts';
import type { RunProgress, SpoolPosition } from './spool-progress.ts';
import { SpoolReader } from './spool-reader.ts';
import type { DamagedStretch } from './spool-reader.ts';
import { readTables, writeTables } from './spool-tables.ts';
import { Waiter } from './waiter.ts';

export interface SpoolSenderOptions {
  readonly spool: SpoolFolder;
  readonly connection: Connection;
  readonly events: SenderEvents;
  readonly signal: AbortSignal;
  /** How long a server that does not answer is waited for; undefined: for ever. Then the sending rejects. */
  readonly patienceMs?: number | undefined;
}

const baseMs = 200;
const capMs = 30_000;
/** While somebody waits, at the end of a run say, a server that is back should not find us asleep. */
const hurriedCapMs = 1_000;
const longestAskedMs = 60_000;
const runsAtOnce = 4;

/** Sends a spool from where it was left, portion by portion. Progress is kept on the disk before each portion. */
export class SpoolSender {
  readonly #options: SpoolSenderOptions;
  readonly #reader: SpoolReader;
  readonly #runs: Map<string, RunProgress>;
  readonly #refusedRuns: Set<string>;
  readonly #runSender: RunSender;
  readonly #waiter = new Waiter();
  #sent: SpoolPosition;
  #planned: SpoolPosition | null;
  #kept: SpoolPosition | undefined;
  #failingSince: number | undefined;
  /** How many wait for the sending to come to its end. */
  hurried = 0;

  constructor(options: SpoolSenderOptions) {
    const { spool, connection, events, signal } = options;
    this.#options = options;
    const progress = readProgress(spool.folder);
    const first = spool.segments()[0] ?? 1;
    this.#sent = progress?.sent ?? { segment: first, offset: segmentHeaderBytes };
    this.#planned = progress?.planned ?? null;
    this.#runs = new Map(Object.entries(progress?.runs ?? {}));
    this.#refusedRuns = new Set(progress?.refusedRuns);
    this.#reader = new SpoolReader(spool, readTables(spool.folder));
    if (progress !== undefined) this.#reader.readTablesBefore(progress.sent);
    this.#runSender = new RunSender({
      client: createClient({ url: connection.url, key: connection.key, fetch: connection.fetch }),
      connection,
      signal,
      events: {
        ...events,
        answered: () => {
          this.#failingSince = undefined;
          events.answered();
        },
      },
      pause: (attempt, fault) => this.#pause(attempt, fault),
    });
  }

  /** All before this is settled. */
  get sent(): SpoolPosition {
    return this.#sent;
  }

  /** Ends a wait between two attempts. */
  hurry(): void {
    this.#waiter.wake();
  }

  /** Sends the next portion; false when there is none. `limit` is how far the spool is written, undefined: to its end. */
  async sendPortion(limit: SpoolPosition | undefined): Promise<boolean> {
    const { events } = this.#options;
    const portion = this.#reader.read(this.#sent, limit, this.#planned);
    if (portion.end.segment === this.#sent.segment && portion.end.offset === this.#sent.offset) return false;
    await this.#keepProgress(portion.end);
    for (const stretch of portion.damaged) events.damaged(stretch.bytes.length, this.#quarantine(stretch), 0);
    if (portion.nameless > 0) events.damaged(0, undefined, portion.nameless);
    const waiting = [...portion.runs];
    const work = async (): Promise<void> => {
      for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) await this.#sendRun(run);
    };
    await Promise.all(Array.from({ length: runsAtOnce }, work));
    const { segment } = this.#sent;
    this.#sent = portion.end;
    this.#planned = null;
    for (const run of portion.runs) events.settled(run.runId, run.things, run.pointCount);
    if (segment !== portion.end.segment) await this.#removeBefore(portion.end.segment);
    return true;
  }

  /** Writes down how far it got, where that has changed. */
  async rest(): Promise<void> {
    if (this.#kept !== this.#sent) await this.#keepProgress(null);
  }

  close(): void {
    this.#reader.close();
  }

  async #keepProgress(planned: SpoolPosition | null): Promise<void> {
    this.#planned = planned;
    const { folder } = this.#options.spool;
    const runs = Object.fromEntries(this.#runs);
    const progress = { sent: this.#sent, planned, runs, refusedRuns: [...this.#refusedRuns] };
    await writeProgress(folder, progress);
    this.#kept = planned === null ? this.#sent : undefined;
  }

  async #sendRun(run: RunPortion): Promise<void> {
    const { runId } = run;
    if (this.#refusedRuns.has(runId)) return;
    const names = new BatchNames(this.#options.spool.owner.spoolId, this.#runs.get(runId));
    const fault = await this.#runSender.send(runId, deliveriesOf(run), names);
    if (fault !== undefined) this.#refusedRuns.add(runId);
    this.#runs.set(runId, names.progress);
  }

  async #removeBefore(segment: number): Promise<void> {
    const { spool } = this.#options;
    await writeTables(spool.folder, this.#reader.tables);
    await this.#keepProgress(null);
    // A file that is open keeps its room on the disk.
    this.#reader.close();
    for (const each of spool.segments()) if (each < segment) spool.removeSegment(each);
  }

  /** Puts damaged bytes aside, for whoever wants to look at them. Answers where they are. */
  #quarantine({ segment, offset, bytes }: DamagedStretch): string | undefined {
    const { spool } = this.#options;
    const folder = path.join(path.dirname(spool.folder), 'damaged');
    const file = path.join(folder, `${spool.owner.spoolId}-${segment}-${offset}.bin`);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(file, bytes, { mode: 0o600 });
      return file;
    } catch {
      return undefined;
    }
  }

  async #pause(attempt: number, fault: AssayError): Promise<void> {
    const { patienceMs, signal } = this.#options;
    const now = performance.now();
    this.#failingSince ??= now;
    if (patienceMs !== undefined && now - this.#failingSince > patienceMs) throw fault;
    const policy = { attempts: 0, baseMs, capMs: this.hurried > 0 ? hurriedCapMs : capMs };
    await this.#waiter.wait(retryDelayMs(policy, attempt, fault));
    // Whoever is in a hurry does not come before the server wants it to.
    const asked = now + Math.min(fault.details.retryAfterMs ?? 0, longestAskedMs);
    for (let left = asked - performance.now(); left > 0 && !signal.aborted; left = asked - performance.now()) {
      await this.#waiter.wait(left);
    }
    if (signal.aborted) throw signal.reason;
  }
}
