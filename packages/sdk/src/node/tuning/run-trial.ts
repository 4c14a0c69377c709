import { AssayError, messageOf } from '@assay/base';
import type { AskedTrial, StudyValues, TellTrial } from '@assay/wire';
import type { CaptureOptions } from '../capture/capture-options.ts';
import { startCaptures } from '../capture/start-captures.ts';
import { openRun } from '../open-runs.ts';
import { watchProcess } from '../process-end.ts';
import { Run } from '../run.ts';
import type { Session } from '../session.ts';
import { giveBack } from './give-back.ts';
import { keepLease } from './heartbeats.ts';
import { type Objective, toldResult } from './objective.ts';
import { patiently } from './patiently.ts';
import type { StudyFacts } from './study-place.ts';
import { stopped, Trial, TrialPruned } from './trial.ts';

export interface TrialOutcome {
  readonly number: number;
  /** `left`: given up in mid-course by an abort, and given back: it is run again. */
  readonly state: TellTrial['state'] | 'left';
  /** Why it failed; empty otherwise. */
  readonly failure: string;
  readonly thrown?: unknown;
}

export interface RunTrialOptions {
  readonly signal?: AbortSignal | undefined;
  readonly capture?: CaptureOptions | false | undefined;
  /** Values that every trial has beside those asked for; they are parameters of its run. */
  readonly fixed?: StudyValues | undefined;
}

/** Runs one trial that was asked for: keeps its lease, calls the objective in the scope of its run, tells how it ended. */
export async function runTrial(
  session: Session,
  study: StudyFacts,
  asked: AskedTrial,
  objective: Objective,
  { signal, capture, fixed = {} }: RunTrialOptions = {},
): Promise<TrialOutcome> {
  const stop = new AbortController();
  const onAbort = (): void => stop.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted === true) onAbort();
  const release = keepLease(session, study, asked.number, () => stop.abort(stopped()));
  watchProcess();
  const open = openRun({
    session,
    id: asked.runId,
    name: asked.runName,
    experimentName: study.experimentName,
    parentRunId: null,
    owned: false,
  });
  startCaptures(open, capture === false || capture === undefined ? 'none' : capture);
  const run = new Run(open, false);
  if (Object.keys(fixed).length > 0) run.logParameters(fixed);
  const trial = new Trial(session, study, { ...asked, values: { ...fixed, ...asked.values } }, run, stop);
  try {
    const end = await endOf(trial, objective);
    if (end === 'left') {
      await open.release();
      await giveBack(session, study, asked.number);
      return { number: asked.number, state: 'left', failure: '' };
    }
    if (end.stack !== undefined) run.logText(end.stack, { stream: 'stderr' });
    await open.release();
    return await tell(session, study, asked.number, end, signal);
  } finally {
    release();
    signal?.removeEventListener('abort', onAbort);
    await open.release();
  }
}

interface TrialEnd {
  readonly told: TellTrial;
  readonly thrown?: unknown;
  readonly stack?: string | undefined;
}

async function endOf(trial: Trial, objective: Objective): Promise<TrialEnd | 'left'> {
  try {
    const told = toldResult(await trial.run.scope(async () => objective(trial)));
    await trial.reported;
    return { told };
  } catch (thrown) {
    await trial.reported;
    const isStopped = trial.signal.reason instanceof AssayError;
    if (trial.signal.aborted && !isStopped) return 'left';
    if (thrown instanceof TrialPruned && !isStopped) return { told: { state: 'pruned' } };
    const failure = messageOf(thrown instanceof TrialPruned ? trial.signal.reason : thrown);
    return { told: { state: 'failed', failure }, thrown, stack: thrown instanceof Error ? thrown.stack : undefined };
  }
}

async function tell(
  session: Session,
  { id: studyId }: StudyFacts,
  number: number,
  { told, thrown }: TrialEnd,
  signal: AbortSignal | undefined,
): Promise<TrialOutcome> {
  const state = told.state;
  const lost = new AbortController();
  const onAbort = (): void => void setTimeout(() => lost.abort(signal?.reason), session.finishTimeoutMs).unref();
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted === true) onAbort();
  const send = (body: TellTrial): Promise<unknown> =>
    patiently(
      session,
      (options) => session.client.tellTrial({ params: { studyId, number }, body, ...options }),
      lost.signal,
    );
  try {
    await send(told);
    return { number, state, failure: told.failure ?? '', ...(thrown !== undefined && { thrown }) };
  } catch (fault) {
    if (lost.signal.aborted) return { number, state: 'left', failure: '' };
    if (!(fault instanceof AssayError)) throw fault;
    if (fault.code !== 'InvalidInput' && fault.code !== 'Conflict') throw fault;
    // Ended elsewhere, or refused as an outcome: then it has failed.
    if (fault.code === 'Conflict') session.warn(`trial ${number}: ${fault.message}`);
    else await send({ state: 'failed', failure: fault.message }).catch(() => undefined);
    return { number, state: 'failed', failure: fault.message, thrown: fault };
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}
