import { messageOf } from '@assay/base';
import type { UpdateRun } from '@assay/wire';
import type { Delivery } from '../core/delivery.ts';
import { newKey } from '../core/delivery.ts';
import { prepareRequest } from '../core/prepared-request.ts';
import type { PreparedRequest } from '../core/prepared-request.ts';
import { sendWhileStandingStill } from './last-flush.ts';
import type { FinalStatus, OpenRun } from './open-run.ts';
import { allOpenRuns } from './open-runs.ts';
import { runsJustEnded } from './scope-ends.ts';

interface Fatal {
  readonly thrown: unknown;
  /** Runs whose scopes the error has most likely passed through. */
  readonly passed: readonly OpenRun[];
}

const signals = ['SIGINT', 'SIGTERM'] as const;
const deadlineMs = 5_000;
const mostPoints = 200_000;

let watching = false;
let fatal: Fatal | undefined;
let signalled: NodeJS.Signals | undefined;

/** Sees to it that open runs end when the process does, however it ends. Watches from the first run on. */
export function watchProcess(): void {
  if (watching) return;
  watching = true;
  process.on('uncaughtExceptionMonitor', noteFatal);
  process.on('beforeExit', finishForgotten);
  process.on('exit', endAtOnce);
  // In front of the others, so that a handler that removes itself when called can still be seen.
  for (const signal of signals) process.prependListener(signal, onSignal);
}

/** The process ends after this, unless somebody handles uncaught exceptions. */
function noteFatal(thrown: unknown): void {
  if (process.listenerCount('uncaughtException') > 0 || process.hasUncaughtExceptionCaptureCallback()) return;
  fatal = { thrown, passed: runsJustEnded() };
}

/** Nothing is left to do, and a run is still open: its scope was never left, or it has none. */
function finishForgotten(code: number): void {
  for (const run of allOpenRuns()) {
    if (!run.open) continue;
    if (run.owned) run.warn('it was not ended; it ends with the process. Use "await using", Run.with, or finish().');
    const end = endOf(code);
    void (run.owned ? run.finish(end.status, end.message) : run.release());
  }
}

function onSignal(signal: NodeJS.Signals): void {
  // A handler of the user's own decides what happens; if the process then exits, the runs end as stopped.
  const others = process.listeners(signal).filter((listener) => listener !== onSignal);
  const again = signalled !== undefined;
  signalled = signal;
  if (others.length > exitHookCount()) return;
  const leave = (): void => {
    for (const each of signals) process.removeListener(each, onSignal);
    process.kill(process.pid, signal);
  };
  if (again) {
    leave();
    return;
  }
  const ends = allOpenRuns().map((run) => {
    run.interrupted = true;
    return run.owned ? run.finish('stopped', `Stopped by ${signal}`) : run.release();
  });
  void Promise.all(ends).finally(leave);
}

/**
 * How many listeners of a signal belong to the package signal-exit, which many terminal tools bring along. They are
 * no handlers: they let the signal go on when nobody but them listens, so waiting for them would swallow it. The
 * package counts them at these two places, for its versions 4 and 3.
 */
function exitHookCount(): number {
  const counters: unknown[] = [
    Reflect.get(globalThis, Symbol.for('signal-exit emitter')),
    Reflect.get(process, '__signal_exit_emitter__'),
  ];
  return counters.reduce<number>((sum, counter) => {
    const count: unknown = typeof counter === 'object' && counter !== null ? Reflect.get(counter, 'count') : 0;
    return sum + (typeof count === 'number' ? count : 0);
  }, 0);
}

interface End {
  readonly status: FinalStatus;
  readonly message: string;
}

function endOf(code: number): End {
  if (fatal !== undefined) return { status: 'failed', message: messageOf(fatal.thrown) };
  if (signalled !== undefined) return { status: 'stopped', message: `Stopped by ${signalled}` };
  if (code !== 0) return { status: 'failed', message: `The process exited with code ${code}` };
  return { status: 'completed', message: '' };
}

/** The process is in its last moment: nothing asynchronous happens any more. */
function endAtOnce(code: number): void {
  const end = endOf(code);
  const open = allOpenRuns();
  const requests = open.map((run) => prepared(run, lastDeliveries(run, end)));
  if (fatal !== undefined) {
    for (const run of fatal.passed) if (!open.includes(run)) requests.push(prepared(run, reopenedAsFailed(end)));
  }
  const wanted = requests.filter((each) => each.length > 0);
  if (wanted.length === 0) return;
  for (const run of open) {
    const files = run.lane.pendingCount;
    if (files > 0) run.warn(`the process ends before ${files} artifacts were stored.`);
  }
  const reachable = open.every((run) => run.session.reachability.reachable);
  const left = sendWhileStandingStill(wanted, reachable ? deadlineMs : deadlineMs / 5);
  if (left > 0) open[0]?.warn(`the process ends before ${left} requests could be sent; what they held is lost.`);
}

function lastDeliveries(run: OpenRun, end: End): readonly Delivery[] {
  if (run.open && fatal !== undefined) {
    run.outbox.logLine({ timeMs: Date.now(), stream: 'stderr', text: stackOf(fatal.thrown) });
  }
  return run.outbox.takeOver(run.owned ? run.endAtOnce(end.status, end.message) : undefined, mostPoints);
}

/** A run that has ended can fail only by way of running. */
function reopenedAsFailed(end: End): readonly Delivery[] {
  const update = (body: UpdateRun): Delivery => ({ kind: 'update', key: newKey(), body });
  const line = { timeMs: Date.now(), stream: 'stderr' as const, text: stackOf(fatal?.thrown) };
  return [
    update({ status: 'running' }),
    { kind: 'lines', batch: { clientId: newKey(), sequence: 0 }, lines: [line] },
    update({ status: end.status, statusMessage: end.message, endedMs: Date.now() }),
  ];
}

const prepared = (run: OpenRun, deliveries: readonly Delivery[]): readonly PreparedRequest[] =>
  deliveries.map((delivery) => prepareRequest(delivery, run.id, run.session));

const stackOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.stack : undefined) ?? messageOf(thrown);
