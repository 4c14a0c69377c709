import { AssayError } from '@assay/base';
import { isId } from '@assay/base';
import type { Run as RunRecord } from '@assay/wire';
import { startCaptures } from './capture/start-captures.ts';
import type { OpenRun } from './open-run.ts';
import { openRun, openRunWithId } from './open-runs.ts';
import { watchProcess } from './process-end.ts';
import { Run } from './run.ts';
import { currentRun } from './run-context.ts';
import { Session } from './session.ts';

export interface LoadRunOptions {
  /** The run's id. */
  readonly id?: string | undefined;
  /** Or the name of its experiment and its own; the newest of that name. */
  readonly experiment?: string | undefined;
  readonly name?: string | undefined;
  /** Take it over: its status is running again, and it ends when the scope here does. Default false. */
  readonly resume?: boolean | undefined;
  readonly session?: Session | undefined;
}

/**
 * A run that exists already, to log to. Without arguments it is the current one: of the scope around
 * (`run.scope`, `Run.with`), else the one that this process has started, else that of the environment variable
 * ASSAY_RUN_ID, which `run.environment()` gives to a child process. The end of the scope of a loaded run sends what it
 * logged and leaves the run's status to whoever started it.
 */
export async function loadRun(options: LoadRunOptions = {}): Promise<Run> {
  const named = options.id !== undefined || options.name !== undefined || options.experiment !== undefined;
  if (!named) {
    const current = currentRun();
    if (current !== undefined) return new Run(current, false);
  }
  const session = options.session ?? Session.default();
  if (named) return openNamed(options, session);
  const inherited = process.env['ASSAY_RUN_ID'];
  if (inherited === undefined || inherited === '') {
    throw new AssayError(
      'NotFound',
      'loadRun(): there is no current run. Start one with Run.start, set ASSAY_RUN_ID, or say which: loadRun({ id }) ' +
        'or loadRun({ experiment, name }).',
    );
  }
  return openNamed({ ...options, id: inherited }, session);
}

async function openNamed(options: LoadRunOptions, session: Session): Promise<Run> {
  const id = options.id ?? (session.mode === 'disabled' ? '0'.repeat(32) : await findId(options, session));
  const known = openRunWithId(id);
  if (known !== undefined) return new Run(known, false);
  if (!isId(id)) {
    throw new AssayError('InvalidInput', `loadRun: id: expected 32 lower-case hex digits, got ${JSON.stringify(id)}.`, {
      path: 'id',
    });
  }
  return new Run(await openExisting(id, options, session), options.resume === true);
}

/** Reads the run. When the server does not answer it is taken to exist: what is logged waits for the server. */
async function openExisting(id: string, { resume }: LoadRunOptions, session: Session): Promise<OpenRun> {
  let record: RunRecord | undefined;
  try {
    if (session.mode === 'online') {
      const query = { metrics: 0, artifacts: 0 };
      record = await session.client.getRun({ params: { runId: id }, query, timeoutMs: 5_000 });
    }
  } catch (thrown) {
    if (!(thrown instanceof AssayError) || thrown.code !== 'Unavailable') throw thrown;
    session.reachability.failed(thrown);
  }
  watchProcess();
  const run = openRun({
    session,
    id,
    name: record?.name ?? id,
    experimentName: record?.experimentName ?? null,
    parentRunId: record?.parentRunId ?? null,
    owned: resume === true,
  });
  run.status = resume === true ? 'running' : (record?.status ?? 'running');
  if (resume === true) {
    run.sink.update({ status: 'running', resumedMs: Date.now() });
    startCaptures(run, { git: false, packages: false, hardware: false, commandLine: false });
  }
  return run;
}

async function findId({ experiment, name }: LoadRunOptions, session: Session): Promise<string> {
  if (experiment === undefined || name === undefined) {
    throw new AssayError('InvalidInput', 'loadRun: give the id, or both experiment and name.');
  }
  const names = { experiment: session.nameOf(experiment), name: session.nameOf(name) };
  const { experiments } = await session.client.listExperiments({ query: { name: names.experiment, limit: 1 } });
  const found = experiments[0];
  if (found !== undefined) {
    const { runs } = await session.client.searchRuns({
      body: {
        experimentIds: [found.id],
        filter: `name = ${JSON.stringify(names.name)}`,
        sort: 'created desc',
        limit: 1,
      },
    });
    if (runs[0] !== undefined) return runs[0].id;
  }
  throw new AssayError(
    'NotFound',
    `loadRun: experiment "${names.experiment}" ${found === undefined ? 'does not exist' : `has no run "${names.name}"`}. ` +
      'Start it with Run.start.',
    { experiment: names.experiment, name: names.name },
  );
}
