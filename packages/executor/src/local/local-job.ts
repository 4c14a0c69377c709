import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, constants, mkdirSync, openSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Environment, JobRequest, JobState, JobStatus } from '../executor.ts';
import { jobMembers, markName } from './job-members.ts';
import { holdMoreThan } from './memory-use.ts';
import type { ProcessRow } from './process-table.ts';

type Outcome = Pick<JobStatus, 'state' | 'exitCode' | 'signal' | 'reason'>;
type Cause = 'time' | 'memory' | 'asked' | 'left over';

const appendAnew = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_APPEND;
/** What a job left running when its command ended. */
const leftOverGraceMs = 2000;
/** Signals have no effect on a process that hangs in the kernel. */
const giveUpMs = 5000;

export interface LocalJobPlace {
  /** What the job inherits. */
  readonly environment: Environment;
  /** Between SIGTERM and SIGKILL. */
  readonly graceMs: number;
  /** Unlike that of any other job. */
  readonly mark: string;
}

/** One job: its first process, which leads a session of its own, and all that came from it. */
export class LocalJob {
  status: JobStatus = { state: 'running', restarts: 0, place: os.hostname() };
  readonly #request: JobRequest;
  readonly #graceMs: number;
  readonly #mark: string;
  readonly #startedMs = performance.now();
  readonly #startedTick = Math.floor(os.uptime() * 100) - 100;
  readonly #child: ChildProcess;
  #cause: Cause | undefined;
  #killAtMs = Infinity;
  #exit: { readonly code: number | null; readonly signal: NodeJS.Signals | null } | undefined;

  /** Starts at once; `onExit` is called when the command itself has ended, before what it left behind has. */
  constructor(request: JobRequest, { environment, graceMs, mark }: LocalJobPlace, onExit: () => void) {
    this.#request = request;
    this.#mark = mark;
    this.#graceMs = graceMs;
    mkdirSync(path.dirname(request.outputFile), { recursive: true });
    const output = openSync(request.outputFile, appendAnew, 0o666);
    try {
      this.#child = spawn(request.program, request.args, {
        cwd: request.folder,
        env: { ...environment, ...request.environment, [markName]: this.#mark },
        stdio: ['ignore', output, output],
        detached: true,
      });
    } finally {
      closeSync(output);
    }
    this.#child.once('error', (error: NodeJS.ErrnoException) => {
      if (this.#child.pid !== undefined) return;
      const isMissing = error.code === 'ENOENT';
      const reason = isMissing ? `there is no program "${request.program}"` : error.message;
      this.status = { ...this.status, state: 'failed', exitCode: isMissing ? 127 : 126, reason };
      onExit();
    });
    this.#child.once('exit', (code, signal) => {
      this.#exit = { code, signal };
      onExit();
    });
  }

  /** Undefined where it could not be started. */
  get group(): number | undefined {
    return this.#child.pid;
  }

  /** Asks all its processes to end, and ends them after the grace. The first cause stays. */
  end(cause: Cause, graceMs: number, table: readonly ProcessRow[] | undefined): void {
    this.#cause ??= this.#exit === undefined ? cause : 'left over';
    this.#killAtMs = Math.min(this.#killAtMs, performance.now() + graceMs);
    this.#signal(graceMs > 0 ? 'SIGTERM' : 'SIGKILL', table);
  }

  /** Holds it to its limits, and sees whether it has ended. */
  check(table: readonly ProcessRow[] | undefined): void {
    if (this.status.state !== 'running' || this.group === undefined) return;
    const nowMs = performance.now();
    if (this.#exit === undefined) this.#checkLimits(nowMs, table);
    else if (!this.#isAnyLeft(table) || nowMs > this.#killAtMs + giveUpMs) {
      this.status = { ...this.status, ...this.#outcome() };
      return;
    } else if (this.#killAtMs === Infinity) this.end('left over', leftOverGraceMs, table);
    if (nowMs >= this.#killAtMs) this.#signal('SIGKILL', table);
  }

  #checkLimits(nowMs: number, table: readonly ProcessRow[] | undefined): void {
    if (this.#cause !== undefined) return;
    const { timeMs = Infinity, memoryBytes = Infinity } = this.#request.limits ?? {};
    if (nowMs - this.#startedMs > timeMs) this.end('time', this.#graceMs, table);
    else if (memoryBytes < Infinity && table !== undefined && holdMoreThan(this.#members(table), memoryBytes))
      this.end('memory', 0, table);
  }

  #members(table: readonly ProcessRow[]): readonly number[] {
    return jobMembers(table, this.group ?? NaN, this.#mark, this.#startedTick);
  }

  #isAnyLeft(table: readonly ProcessRow[] | undefined): boolean {
    return table === undefined ? sendSignal(-(this.group ?? NaN), 0) : this.#members(table).length > 0;
  }

  #signal(signal: NodeJS.Signals, table: readonly ProcessRow[] | undefined): void {
    for (const id of table === undefined ? [-(this.group ?? NaN)] : this.#members(table)) sendSignal(id, signal);
  }

  #outcome(): Outcome {
    const { code, signal } = this.#exit ?? { code: null, signal: null };
    const end = { ...(code !== null && { exitCode: code }), ...(signal !== null && { signal }) };
    const { timeMs, memoryBytes = 0 } = this.#request.limits ?? {};
    const because = (state: JobState, reason: string): Outcome => ({ ...end, state, reason });
    switch (this.#cause) {
      case 'time':
        return because('timedOut', `it took longer than ${(timeMs ?? 0) / 1000} s`);
      case 'memory':
        return because('failed', `its processes held more memory than ${Math.round(memoryBytes / 2 ** 20)} MiB`);
      case 'asked':
        return because('cancelled', 'it was cancelled');
      case 'left over':
      case undefined:
        if (signal !== null) return because('failed', `ended by ${signal}`);
        return code === 0 ? { ...end, state: 'succeeded' } : because('failed', `exit status ${code}`);
    }
  }
}

/** Whether there was somebody to send it to. */
function sendSignal(id: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(id, signal);
  } catch {
    return false;
  }
}
