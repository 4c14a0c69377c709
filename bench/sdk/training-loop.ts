/**
 * A training process of the bench. Its one argument says, as JSON, what to do; the last line that it prints is what it measured,
 * as JSON. It never gives its event loop a turn while it trains.
 */
import { Run, Session } from '@assay/sdk';
import { quantileSorted } from '../support/spread.ts';

export interface TrainingTask {
  readonly url: string;
  readonly spool: string;
  readonly durability: 'buffer' | 'write';
  readonly mode: 'online' | 'offline';
  readonly seconds: number;
  readonly callsPerSecond: number;
}

export interface TrainingResult {
  readonly runId: string;
  readonly calls: number;
  readonly callsPerSecond: number;
  /** Of one call, in nanoseconds, the timer's own time taken off. */
  readonly p50Ns: number;
  readonly p99Ns: number;
  readonly p999Ns: number;
  readonly maxNs: number;
  readonly timerNs: number;
  /** The longest that a loop of nothing but readings of the clock stood still: what the machine itself does to a loop. */
  readonly standstillNs: number;
  /** Processor time of the SDK's own threads, a call. */
  readonly behindNsPerCall: number;
  /** Of the same training steps, with a logging call in each and without. */
  readonly loopRatio: number;
  readonly startMs: number;
  readonly finishMs: number;
  readonly droppedPoints: number;
  readonly residentMb: number;
  readonly points: number;
}

const task = JSON.parse(process.argv[2] ?? '{}') as TrainingTask;
const standstillNs = longestStandstill(task.seconds);
const startedAt = performance.now();
const session = new Session({ url: task.url, spool: task.spool, mode: task.mode, warn: (line) => console.error(line) });
const run = await Run.start({ experiment: 'bench sdk', session, durability: task.durability, capture: false });
const startMs = performance.now() - startedAt;
let step = 0;
const log = (): void => {
  run.logMetrics({ loss: 1 / (step + 1), accuracy: 1 - 1 / (step + 2) }, { step });
  step += 1;
};

const timerNs = costOfTimer();
paced(0.5, 10_000);
const behindBefore = cpuBehindUs();
const { samples, elapsedS } = paced(task.seconds, task.callsPerSecond);
const behindNsPerCall = ((cpuBehindUs() - behindBefore) * 1000) / samples.length;
samples.sort();
const at = (q: number): number => Math.max(0, quantileSorted(samples, q) - timerNs);
const loopRatio = compareLoops();
const finishedAt = performance.now();
await run.finish();
const result: TrainingResult = {
  runId: run.id,
  calls: samples.length,
  callsPerSecond: samples.length / elapsedS,
  p50Ns: at(0.5),
  p99Ns: at(0.99),
  p999Ns: at(0.999),
  maxNs: at(1),
  timerNs,
  standstillNs,
  behindNsPerCall,
  loopRatio,
  startMs,
  finishMs: performance.now() - finishedAt,
  droppedPoints: run.losses.droppedPoints,
  residentMb: process.memoryUsage().rss / 2 ** 20,
  points: step * 2,
};
console.log(JSON.stringify(result));
process.exit(0);

/** One call after the other, each when it is due, for so long; how long each took, in nanoseconds. */
function paced(seconds: number, callsPerSecond: number): { samples: Float64Array; elapsedS: number } {
  const times = new Float64Array(Math.ceil(seconds * callsPerSecond));
  const intervalMs = 1000 / callsPerSecond;
  const from = performance.now();
  const to = from + seconds * 1000;
  let count = 0;
  for (let now = from; now < to && count < times.length; now = performance.now()) {
    if (now < from + count * intervalMs) continue;
    const before = performance.now();
    log();
    times[count++] = (performance.now() - before) * 1e6;
  }
  return { samples: times.subarray(0, count), elapsedS: (performance.now() - from) / 1000 };
}

/** Of all threads but the one that trains, which spends its waiting in a loop. */
function cpuBehindUs(): number {
  const all = process.cpuUsage();
  const training = process.threadCpuUsage();
  return all.user + all.system - training.user - training.system;
}

/** What two readings of the clock with nothing between them are apart: the middle one of many. */
function costOfTimer(): number {
  const apart = Float64Array.from({ length: 200_000 }, () => {
    const before = performance.now();
    return (performance.now() - before) * 1e6;
  });
  return quantileSorted(apart.sort(), 0.5);
}

function longestStandstill(seconds: number): number {
  let longestMs = 0;
  let before = performance.now();
  const to = before + seconds * 1000;
  while (before < to) {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - before);
    before = now;
  }
  return longestMs * 1e6;
}

/** Rounds of training steps of about 20 µs each, with and without logging in turn; the middle ratio of the pairs. */
function compareLoops(): number {
  const steps = 20_000;
  const round = (logs: boolean): number => {
    const from = performance.now();
    let sum = 0;
    for (let i = 0; i < steps; i++) {
      for (let k = 1; k <= 8000; k++) sum += k % 7;
      if (logs) log();
    }
    if (sum < 0) throw new Error('The sum of what is not negative is not negative');
    return performance.now() - from;
  };
  round(true);
  const ratios = Array.from({ length: 5 }, () => {
    const without = round(false);
    return round(true) / without;
  });
  return quantileSorted(Float64Array.from(ratios).sort(), 0.5);
}
