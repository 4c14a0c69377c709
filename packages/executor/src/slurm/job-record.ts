import os from 'node:os';
import type { JobState, JobStatus } from '../executor.ts';

/** What Slurm says of a job or a task of an array. */
export interface JobRecord {
  /** As jobs are called outside: `7`, or `7_0` for a task of an array. */
  readonly id: string;
  readonly status: JobStatus;
  /** Since it began the last time. */
  readonly runtimeMs: number;
}

/** What `squeue` is asked for; `readQueueLine` reads a line of the answer. */
export const queueFormat = ['JobArrayID', 'State', 'RestartCnt', 'exit_code', 'TimeUsed', 'NodeList', 'Reason']
  .map((field) => `${field}:|`)
  .join(',');

/** A line in `queueFormat`. The exit code is as `wait` has it: the signal, and the code times 256. */
export function readQueueLine(line: string): JobRecord {
  const [id = '', state = '', restarts, waited, runtime = '', place = '', reason = ''] = line.split('|');
  const code = Number(waited);
  return recordOf({
    id,
    state,
    restarts: Number(restarts),
    code: code >> 8,
    signal: code & 127,
    runtime,
    place,
    reason,
  });
}

/** A line of `scontrol show job -o`. */
export function readControlLine(line: string): JobRecord {
  const field = (name: string): string => new RegExp(`(?:^| )${name}=(\\S*)`).exec(line)?.[1] ?? '';
  const [code, signal] = field('ExitCode').split(':').map(Number);
  const array = field('ArrayJobId');
  return recordOf({
    id: array === '' ? field('JobId') : `${array}_${field('ArrayTaskId')}`,
    state: field('JobState'),
    restarts: Number(field('Restarts')),
    code: code ?? 0,
    signal: signal ?? 0,
    runtime: field('RunTime'),
    place: field('NodeList'),
    reason: field('Reason'),
  });
}

interface RawRecord {
  readonly id: string;
  readonly state: string;
  readonly restarts: number;
  readonly code: number;
  readonly signal: number;
  readonly runtime: string;
  readonly place: string;
  readonly reason: string;
}

function recordOf(raw: RawRecord): JobRecord {
  const state = stateOf(raw.state);
  const signal = nameOfSignal(raw.signal);
  const hasEnded = state !== 'queued' && state !== 'running';
  const reason = hasEnded ? reasonOf(state, raw, signal) : raw.reason;
  return {
    id: raw.id,
    runtimeMs: readDuration(raw.runtime),
    status: {
      state,
      restarts: Number.isNaN(raw.restarts) ? 0 : raw.restarts,
      ...(hasEnded && state !== 'lost' && (signal === undefined ? { exitCode: raw.code } : { signal })),
      ...(reason !== undefined && reason !== '' && reason !== 'None' && { reason }),
      ...(raw.place !== '' && raw.place !== '(null)' && { place: raw.place }),
    },
  };
}

/** Slurm's states (`man squeue`, JOB STATE CODES; 22.05 to 25.05). One that is not known counts as running: it has not ended. */
function stateOf(state: string): JobState {
  switch (state) {
    case 'PENDING':
    case 'CONFIGURING':
    case 'REQUEUED':
    case 'REQUEUE_FED':
    case 'REQUEUE_HOLD':
    case 'SPECIAL_EXIT':
    case 'RESV_DEL_HOLD':
      return 'queued';
    case 'COMPLETED':
      return 'succeeded';
    case 'FAILED':
    case 'OUT_OF_MEMORY':
    case 'DEADLINE':
      return 'failed';
    case 'TIMEOUT':
      return 'timedOut';
    case 'CANCELLED':
      return 'cancelled';
    case 'NODE_FAIL':
    case 'BOOT_FAIL':
    case 'PREEMPTED':
    case 'REVOKED':
      return 'lost';
    default:
      return 'running';
  }
}

function reasonOf(state: JobState, { state: word, code, signal: number, reason }: RawRecord, signal?: string): string {
  if (state === 'succeeded') return '';
  if (word === 'OUT_OF_MEMORY') return 'its processes held more memory than it had asked for';
  if (state === 'timedOut') return 'it took longer than its limit';
  if (state === 'cancelled') return 'it was cancelled';
  if (state === 'failed' && (code !== 0 || number !== 0))
    return signal === undefined ? `exit status ${code}` : `ended by ${signal}`;
  return reason === '' || reason === 'None' ? `Slurm says ${word}` : `Slurm says ${word} (${reason})`;
}

const nameOfSignal = (number: number): string | undefined =>
  Object.entries(os.constants.signals).find(([, each]) => each === number)?.[0];

/** `1-02:03:04`, `02:03:04` or `3:04`. */
function readDuration(text: string): number {
  const parts = text.split(/[-:]/).map(Number);
  const [seconds = 0, minutes = 0, hours = 0, days = 0] = parts.toReversed();
  const ms = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  return Number.isNaN(ms) ? 0 : ms;
}
