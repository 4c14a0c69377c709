import { randomUUID } from 'node:crypto';
import os from 'node:os';
import { AssayError, invalidInput } from '@assay/base';
import type { AskedTrial } from '@assay/wire';
import { pause } from '../../core/retry.ts';
import type { CaptureOptions } from '../capture/capture-options.ts';
import type { Session } from '../session.ts';
import { patiently } from './patiently.ts';
import type { TrialOutcome } from './run-trial.ts';
import type { StudyFacts } from './study-place.ts';

export interface OptimizeOptions {
  /** The most that this call runs. Default: as many as the study has. */
  readonly trials?: number | undefined;
  /** How many at a time. Default 1. */
  readonly parallel?: number | undefined;
  /** No trial begins after this time; those that run go on to their end. */
  readonly timeoutMs?: number | undefined;
  /**
   * Begins no further trial, aborts `trial.signal`, waits for the objectives that run, and rejects with the reason. The study
   * stays as it is: call `optimize` again to go on. A trial whose objective throws because of it is given back, and run again by whoever asks next.
   */
  readonly signal?: AbortSignal | undefined;
  /** After so many failed trials in a row the search gives up, as the fault is likely not in the values. Default 5. */
  readonly maxFailures?: number | undefined;
  /** What is recorded of each trial's run without being asked. Default false: nothing. */
  readonly capture?: CaptureOptions | false | undefined;
  /** Called at the end of each trial that this call ran. */
  readonly onTrial?: ((outcome: TrialOutcome) => void) | undefined;
  /** The name under which the trials are asked for. Default: made of host and process. */
  readonly worker?: string | undefined;
}

/** Runs trials until there are no more: one loop for each of `parallel`. */
export async function optimize(
  session: Session,
  study: StudyFacts,
  runOne: (asked: AskedTrial, signal: AbortSignal) => Promise<TrialOutcome>,
  options: OptimizeOptions,
): Promise<void> {
  const most = wholeNumber('trials', options.trials, Infinity);
  const parallel = wholeNumber('parallel', options.parallel, 1);
  const maxFailures = wholeNumber('maxFailures', options.maxFailures, 5);
  const worker = options.worker ?? `${os.hostname()}-${process.pid}-${randomUUID().slice(0, 4)}`;
  const enough = new AbortController();
  const ending = AbortSignal.any([enough.signal, ...(options.signal === undefined ? [] : [options.signal])]);
  const timer = options.timeoutMs === undefined ? undefined : setTimeout(() => enough.abort(), options.timeoutMs);
  let begun = 0;
  let failures = 0;
  let fault: unknown;
  let trialEnd = Promise.withResolvers<void>();

  const ask = async (): Promise<AskedTrial | undefined> => {
    for (;;) {
      const answer = await patiently(
        session,
        (call) => session.client.askTrials({ params: { studyId: study.id }, body: { worker }, ...call }),
        ending,
      );
      const [asked] = answer.trials;
      if (asked !== undefined || answer.wait === undefined) return asked;
      // What makes it wait may be a trial of this very process.
      await Promise.race([pause(Math.max(50, answer.wait.retryAfterMs), ending), trialEnd.promise]);
    }
  };
  const loop = async (): Promise<void> => {
    while (begun < most && !ending.aborted) {
      begun += 1;
      const asked = await ask();
      if (asked === undefined) return;
      const outcome = await runOne(asked, options.signal ?? neverAborted);
      failures = outcome.state === 'failed' ? failures + 1 : 0;
      trialEnd.resolve();
      trialEnd = Promise.withResolvers();
      options.onTrial?.(outcome);
      if (failures >= maxFailures && fault === undefined) {
        fault = tooManyFailures(study, failures, outcome);
        enough.abort();
      }
    }
  };
  const slot = async (): Promise<void> => {
    try {
      await loop();
    } catch (thrown) {
      if (ending.aborted) return;
      fault ??= thrown;
      enough.abort();
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(parallel, most) }, slot));
  } finally {
    clearTimeout(timer);
  }
  if (fault !== undefined) throw fault as Error;
  options.signal?.throwIfAborted();
}

const neverAborted = new AbortController().signal;

function wholeNumber(name: string, value: number | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (value === Infinity || (Number.isSafeInteger(value) && value >= 1)) return value;
  throw invalidInput(name, `expected a whole number of at least 1, got ${value}`);
}

const tooManyFailures = ({ name }: StudyFacts, count: number, { failure, thrown }: TrialOutcome): AssayError =>
  new AssayError(
    'Conflict',
    `Study "${name}": ${count} trials failed one after the other, the last one with: ${failure} ` +
      'The study can be gone on with; maxFailures says how many failures are borne.',
    { failures: count },
    { cause: thrown },
  );
