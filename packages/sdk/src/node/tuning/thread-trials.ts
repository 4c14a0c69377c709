import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { invalidInput, messageOf } from '@assay/base';
import type { AskedTrial, StudyValues } from '@assay/wire';
import type { Session } from '../session.ts';
import { giveBack } from './give-back.ts';
import { patiently } from './patiently.ts';
import type { TrialOutcome } from './run-trial.ts';
import type { StudyFacts } from './study-place.ts';

/** An objective function in a module: each trial runs in a thread of its own, which loads the module anew. */
export interface ThreadObjective {
  /** Path or file URL. */
  readonly module: string | URL;
  /** The function's name among the exports. Default `default`. */
  readonly export?: string | undefined;
  /** Bounds of the thread's memory, as Node's worker threads have them. */
  readonly resourceLimits?: ThreadLimits | undefined;
}

export interface ThreadLimits {
  readonly maxOldGenerationSizeMb?: number;
  readonly maxYoungGenerationSizeMb?: number;
  readonly codeRangeSizeMb?: number;
  readonly stackSizeMb?: number;
}

/** All that the thread is given; plain data. */
export interface TrialJob {
  readonly url: string;
  readonly key: string | undefined;
  readonly keepCase: boolean;
  readonly finishTimeoutMs: number;
  readonly study: StudyFacts;
  readonly asked: AskedTrial;
  readonly module: string;
  readonly exportName: string;
  readonly fixed: StudyValues;
  /** The objective's metric, where it has another name than the study's. */
  readonly ownMetric: string | undefined;
}

export async function runInThread(
  session: Session,
  study: StudyFacts,
  asked: AskedTrial,
  objective: ThreadObjective,
  {
    signal,
    fixed = {},
    ownMetric,
  }: {
    readonly signal: AbortSignal;
    readonly fixed?: StudyValues | undefined;
    readonly ownMetric?: string | undefined;
  },
): Promise<TrialOutcome> {
  if (session.hasOwnFetch)
    throw invalidInput(
      'fetch',
      'a session with a fetch of its own cannot be used in a thread; give the objective as a function.',
    );
  const { url, key, keepCase, finishTimeoutMs } = session;
  const { module, export: exportName = 'default', resourceLimits } = objective;
  const href = module instanceof URL || /^file:/.test(module) ? String(module) : pathToFileURL(module).href;
  const workerData: TrialJob = {
    url,
    key,
    keepCase,
    finishTimeoutMs,
    study,
    asked,
    module: href,
    exportName,
    fixed,
    ownMetric,
  };
  const worker = new Worker(new URL('./trial-worker.ts', import.meta.url), {
    workerData,
    name: `assay-trial-${asked.number}`,
    ...(resourceLimits !== undefined && { resourceLimits }),
  });
  const end = Promise.withResolvers<TrialOutcome | Error>();
  worker.on('message', (outcome: TrialOutcome) => end.resolve(outcome));
  worker.on('error', (thrown) =>
    end.resolve(new Error(`the trial's thread failed: ${messageOf(thrown)}`, { cause: thrown })),
  );
  worker.on('exit', (code) =>
    end.resolve(new Error(`the trial's thread ended with code ${code} before the trial did`)),
  );
  let grace: NodeJS.Timeout | undefined;
  const onAbort = (): void => {
    worker.postMessage('stop');
    grace = setTimeout(() => void worker.terminate(), finishTimeoutMs);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    const outcome = await end.promise;
    if (!(outcome instanceof Error)) return outcome;
    if (signal.aborted) {
      await giveBack(session, study, asked.number);
      return { number: asked.number, state: 'left', failure: '' };
    }
    const failure = outcome.message;
    const params = { studyId: study.id, number: asked.number };
    const body = { state: 'failed' as const, failure };
    await patiently(session, (options) => session.client.tellTrial({ params, body, ...options }), signal);
    return { number: asked.number, state: 'failed', failure, thrown: outcome };
  } finally {
    clearTimeout(grace);
    signal.removeEventListener('abort', onAbort);
  }
}
