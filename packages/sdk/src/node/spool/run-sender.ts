import { AssayError, messageOf } from '@assay/base';
import type { ErrorCode } from '@assay/base';
import type { AssayClient } from '../../core/client.ts';
import { describe, halve, newKey, sendDelivery, sizeOf } from '../../core/delivery.ts';
import type { Delivery } from '../../core/delivery.ts';
import { isPassing } from '../../core/retry.ts';
import { sendPoints } from '../../core/send-points.ts';
import type { Connection } from '../../core/send-points.ts';
import { halfName } from './batch-names.ts';
import type { BatchNames } from './batch-names.ts';
import type { PlannedDelivery } from './run-deliveries.ts';
import type { SenderEvents } from './sender-events.ts';

/** What one faulty part of a request brings upon the whole. */
const dividing: ReadonlySet<ErrorCode> = new Set([
  'InvalidInput',
  'ParameterImmutable',
  'LimitExceeded',
  'PayloadTooLarge',
  'Internal',
]);
/** A limit on one thing names its place; one on the run as a whole is met by every further point or line alike. */
const isDividing = ({ code, details }: AssayError, { kind }: Delivery): boolean =>
  dividing.has(code) && (code !== 'LimitExceeded' || details['path'] !== undefined || kind === 'parameters');

const mostSplits = 64;
const patienceWithFailures = 10;
const patienceWithParents = 5;
const attemptTimeoutMs = 15_000;

export interface RunSenderOptions {
  readonly client: AssayClient;
  readonly connection: Connection;
  readonly events: SenderEvents;
  readonly signal: AbortSignal;
  /** Waits after a failed attempt. Rejects to give up. */
  readonly pause: (attempt: number, thrown: AssayError) => Promise<void>;
}

/** Sends the deliveries of one run, one at a time, each until the server has taken or refused it. */
export class RunSender {
  readonly #options: RunSenderOptions;
  #binary = true;

  constructor(options: RunSenderOptions) {
    this.#options = options;
  }

  /** Answers what the server said when it refused to make the run; the rest is not sent then. */
  async send(runId: string, planned: readonly PlannedDelivery[], names: BatchNames): Promise<AssayError | undefined> {
    const { events } = this.#options;
    for (const each of planned) {
      if (each.kind === 'points' || each.kind === 'lines') {
        const refused = await this.#sendParts(runId, { ...each, batch: names.next(each.kind) });
        if (refused) names.refused(each.kind);
        continue;
      }
      if (each.kind !== 'create') {
        await this.#sendParts(runId, each);
        continue;
      }
      const fault = await this.#create(runId, each);
      events.created(runId, fault);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  /** A run that was started without the server cannot ask for another name: it takes one, always the same. */
  async #create(runId: string, create: Extract<Delivery, { kind: 'create' }>): Promise<AssayError | undefined> {
    const { events } = this.#options;
    const fault = await this.#createBelowParent(runId, create);
    if (fault?.code !== 'AlreadyExists' || create.body.name === undefined || events.isAwaited(runId)) return fault;
    const name = `${create.body.name}-${runId.slice(-6)}`;
    const again = await this.#attempt(runId, { ...create, key: newKey(), body: { ...create.body, name } }, 0);
    if (again === undefined) events.renamed(runId, name);
    return again;
  }

  /** A parent that the server does not have yet is waited for, for a while: another process may be about to send it. */
  async #createBelowParent(
    runId: string,
    create: Extract<Delivery, { kind: 'create' }>,
  ): Promise<AssayError | undefined> {
    const { events, pause } = this.#options;
    const { parentRunId, ...orphan } = create.body;
    for (let attempt = 1; ; attempt++) {
      const fault = await this.#attempt(runId, create, 0);
      const waits = fault?.code === 'NotFound' && parentRunId !== undefined && !events.isAwaited(runId);
      if (fault === undefined || !waits) return fault;
      if (attempt === patienceWithParents) break;
      await pause(attempt, fault);
    }
    return this.#attempt(runId, { ...create, key: newKey(), body: orphan }, 0);
  }

  /** Refused together does not mean that each is faulty: halves are tried, so that only what is at fault is lost. */
  async #sendParts(runId: string, delivery: Delivery): Promise<boolean> {
    const waiting = [delivery];
    let splits = 0;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const fault = await this.#attempt(runId, next, splits);
      if (fault === undefined) continue;
      const halves = isDividing(fault, next) && splits < mostSplits ? namedHalves(next) : undefined;
      splits += 1;
      if (halves !== undefined) waiting.unshift(...halves);
      else this.#options.events.refused(runId, fault, describe(next), sizeOf(next));
    }
    return splits > 0;
  }

  /** Undefined once the server took it, or the reason for which it never will. */
  async #attempt(runId: string, delivery: Delivery, splits: number): Promise<AssayError | undefined> {
    const { events, signal, pause } = this.#options;
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#sendOnce(runId, delivery, attempt);
        events.answered();
        return undefined;
      } catch (thrown) {
        if (signal.aborted) throw signal.reason;
        const fault = thrown instanceof AssayError ? thrown : new AssayError('Internal', messageOf(thrown));
        const told = delivery.kind === 'create' && events.isAwaited(runId);
        if (!mayPass(fault, told, attempt, splits)) {
          events.answered();
          return fault;
        }
        events.failed(fault);
        await pause(attempt, fault);
      }
    }
  }

  async #sendOnce(runId: string, delivery: Delivery, attempt: number): Promise<void> {
    const { client, connection, signal } = this.#options;
    // A server that is slow gets more time with every attempt.
    const timeoutMs = attemptTimeoutMs * Math.min(attempt, 4);
    if (delivery.kind === 'points' && this.#binary) {
      try {
        await sendPoints(connection, delivery, runId, { signal, timeoutMs });
        return;
      } catch (thrown) {
        if (!(thrown instanceof AssayError) || thrown.code !== 'UnsupportedMediaType') throw thrown;
        // An older server.
        this.#binary = false;
      }
    }
    await sendDelivery(client, delivery, runId, { signal, timeoutMs, retry: { attempts: 1, baseMs: 0, capMs: 0 } });
  }
}

function mayPass(fault: AssayError, told: boolean, attempt: number, splits: number): boolean {
  // A server that fails over and over at one request, but answers, would hold up all that comes after it.
  if (fault.code === 'Internal') return attempt < (splits === 0 ? patienceWithFailures : 2);
  // A key that is refused may be put right; whoever waits for the run to be made is told.
  if (fault.code === 'Unauthenticated' || fault.code === 'Forbidden') return !told;
  return isPassing(fault);
}

function namedHalves(delivery: Delivery): Delivery[] | undefined {
  return halve(delivery)?.map((half, i) => {
    if (half.kind !== 'points' && half.kind !== 'lines') return half;
    return { ...half, batch: halfName(half.batch, i === 0 ? 0 : 1) };
  });
}
