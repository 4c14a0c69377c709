import { AssayError, newId, systemClock, systemRandomBytes } from '@assay/base';
import type { CreateRun } from '@assay/wire';
import { checkKey, checkName, checkParameterValue, checkTagValue } from '../core/check-argument.ts';
import { startCaptures } from './capture/start-captures.ts';
import type { OpenRun } from './open-run.ts';
import { openRun } from './open-runs.ts';
import { watchProcess } from './process-end.ts';
import { scopedRun } from './run-context.ts';
import { generateRunName } from './run-name.ts';
import type { RunOptions } from './run-options.ts';
import { Session } from './session.ts';

/** How long a start waits for the server before the run goes on without it. */
const longestPatienceMs = 5_000;

/**
 * Starts a run: it has an id and takes records from now on. Waits for the server to make it, and rejects when the
 * server refuses; when the server does not answer, the run goes on and its making is tried again behind.
 */
export async function startRun(options: RunOptions): Promise<OpenRun> {
  const session = options.session ?? Session.default();
  const create = creationOf(options, session);
  watchProcess();
  const run = openRun({
    session,
    id: create.id,
    name: create.name,
    experimentName: create.experimentName ?? null,
    parentRunId: create.parentRunId ?? null,
    create,
    owned: true,
    durability: options.durability,
  });
  if (session.mode === 'online') await untilMade(run, session);
  startCaptures(run, options.capture === false || session.mode === 'disabled' ? 'none' : (options.capture ?? {}));
  return run;
}

async function untilMade(run: OpenRun, session: Session): Promise<void> {
  run.creationAwaited = true;
  run.sink.await(true);
  const patienceMs = Math.min(longestPatienceMs, session.finishTimeoutMs);
  const patience = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => patience.resolve('late'), patienceMs);
  const lost = session.reachability.nextLoss();
  const outcome = await Promise.race([run.sink.created, lost, patience.promise]).finally(() => clearTimeout(timer));
  run.creationAwaited = false;
  run.sink.await(false);
  if (outcome instanceof Error) {
    await run.release();
    if (outcome.code !== 'Unauthenticated') throw outcome;
    const remedy = 'Set ASSAY_KEY, or give the key to the Session.';
    throw new AssayError(outcome.code, `${outcome.message} ${remedy}`, outcome.details, { cause: outcome });
  }
  if (outcome === 'late') session.warn(`no answer from ${session.url} for ${patienceMs / 1000} s; the run goes on.`);
}

function creationOf(options: RunOptions, session: Session): CreateRun & { readonly id: string; readonly name: string } {
  const call = 'Run.start';
  if (options.name !== undefined) checkName(call, 'a run', options.name);
  const experiment = options.experiment === null ? null : nameOf(options.experiment);
  if (experiment !== null) checkName(call, 'an experiment', experiment);
  const now = Date.now();
  const parent = parentOf(options);
  return {
    id: newId(systemClock, systemRandomBytes),
    name: session.nameOf(options.name ?? generateRunName(new Date(now))),
    ...(experiment !== null && { experimentName: session.nameOf(experiment) }),
    ...(options.group !== undefined && { groupName: options.group }),
    ...(parent !== undefined && { parentRunId: parent }),
    ...(options.description !== undefined && { description: options.description }),
    ...(options.parameterPolicy !== undefined && { parameterPolicy: options.parameterPolicy }),
    ...(options.tags !== undefined && { tags: tagsOf(call, options.tags) }),
    ...(options.parameters !== undefined && { parameters: parametersOf(call, options.parameters) }),
    status: 'running',
    startedMs: now,
    source: options.source ?? 'sdk-typescript',
  };
}

const nameOf = (experiment: string | { readonly name: string }): string =>
  typeof experiment === 'object' && experiment !== null ? experiment.name : experiment;

function parentOf({ parent }: RunOptions): string | undefined {
  if (parent === null) return undefined;
  if (parent !== undefined) return typeof parent === 'string' ? parent : parent.id;
  const inherited = process.env['ASSAY_RUN_ID'];
  return scopedRun()?.id ?? (inherited === '' ? undefined : inherited);
}

/** Parameters checked and as they will be sent. */
export function parametersOf(call: string, parameters: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const checked: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(parameters)) {
    checkKey(call, 'a parameter', name);
    checked[name] = checkParameterValue(call, name, value);
  }
  return checked;
}

/** Tags checked and as they will be sent. */
export function tagsOf(call: string, tags: Readonly<Record<string, unknown>>): Record<string, string> {
  const checked: Record<string, string> = {};
  for (const [name, value] of Object.entries(tags)) {
    checkKey(call, 'a tag', name);
    checked[name] = checkTagValue(call, name, value);
  }
  return checked;
}
