import { messageOf } from '@assay/base';
import type { LogLine } from '@assay/wire';
import type { FinalStatus, OpenRun } from './open-run.ts';
import { allOpenRuns } from './open-runs.ts';
import { runsJustEnded } from './scope-ends.ts';
import { openChannels } from './spool/spool-host.ts';

interface Fatal {
  readonly thrown: unknown;
  /** Runs whose scopes the error has most likely passed through. */
  readonly passed: readonly OpenRun[];
}

const signals = ['SIGINT', 'SIGTERM'] as const;
const deadlineMs = 5_000;
/** Enough for the worker to remove a spool that is sent. */
const promptMs = 500;

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

/**
 * The process is in its last moment: nothing asynchronous happens in this thread any more. What is logged reaches the
 * disk; the worker goes on sending while this thread waits for it.
 */
function endAtOnce(code: number): void {
  const end = endOf(code);
  const open = allOpenRuns();
  for (const run of open) {
    if (run.open && fatal !== undefined) run.sink.logLine(stackLine());
    if (run.open && run.owned) run.endAtOnce(end.status, end.message);
    const { leftIn, losses } = run.sink;
    if (leftIn === undefined && losses.waiting > 0) run.warn(`the process ends; lost: ${losses.waiting} records.`);
    run.sink.close();
  }
  if (fatal !== undefined) for (const run of fatal.passed) if (!open.includes(run)) reopenAsFailed(run, end);
  const reachable = open.every((run) => run.session.reachability.reachable);
  settleChannels(reachable ? deadlineMs : deadlineMs / 5, open[0]);
}

/** Waits for what can be sent within the deadline, and says where the rest is. */
function settleChannels(waitMs: number, speaker: OpenRun | undefined): void {
  const endsAt = performance.now() + waitMs;
  for (const channel of openChannels()) {
    const behind = channel.isBehind;
    const left = channel.mode === 'online' ? endsAt - performance.now() : 0;
    const settled = channel.settle(behind ? left : Math.min(left, promptMs));
    if (settled || !behind || speaker === undefined) continue;
    const words =
      channel.mode === 'online' ? 'the process ends before all was sent; kept on this machine' : 'recorded offline';
    channel.say(
      `${words}: ${channel.folder}. ${channel.mode === 'online' ? 'The next run sends it, or' : 'Send it with'}: ${speaker.syncCommand}`,
    );
  }
}

/** A run that has ended can fail only by way of running. */
function reopenAsFailed(run: OpenRun, end: End): void {
  const sink = run.session.openSink({
    runId: run.id,
    create: undefined,
    durability: 'buffer',
    onProblem: () => undefined,
    onRenamed: () => undefined,
    otherCreation: () => undefined,
  });
  sink.update({ status: 'running' });
  sink.logLine(stackLine());
  sink.endAtOnce({ status: end.status, statusMessage: end.message, endedMs: Date.now() });
  sink.close();
}

function stackLine(): LogLine {
  const thrown = fatal?.thrown;
  const text = (thrown instanceof Error ? thrown.stack : undefined) ?? messageOf(thrown);
  return { timeMs: Date.now(), stream: 'stderr', text };
}
