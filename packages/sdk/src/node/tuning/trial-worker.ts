import { parentPort, workerData } from 'node:worker_threads';
import { AssayError } from '@assay/base';
import type { Objective } from './objective.ts';
import { withOwnMetric } from './own-metric.ts';
import { runTrial } from './run-trial.ts';
import { Session } from '../session.ts';
import type { TrialJob } from './thread-trials.ts';

/** One trial in a thread of its own: the whole of it happens here, its run and its telling included. */
const { url, key, keepCase, finishTimeoutMs, study, asked, module, exportName, fixed, ownMetric } =
  workerData as TrialJob;
const session = new Session({ url, key, keepCase, finishTimeoutMs, mode: 'online' });
Session.setDefault(session);
const stop = new AbortController();
parentPort?.on('message', () => stop.abort(new Error('The search was stopped.')));

const objective: Objective = async (trial) => {
  const loaded = (await import(module)) as Readonly<Record<string, unknown>>;
  const found = loaded[exportName];
  if (typeof found === 'function') return (found as Objective)(trial);
  throw new AssayError(
    'InvalidInput',
    `${module} has no function "${exportName}": export the objective under that name.`,
  );
};

const whole = ownMetric === undefined ? objective : withOwnMetric(session, objective, ownMetric);
const { number, state, failure } = await runTrial(session, study, asked, whole, { signal: stop.signal, fixed });
parentPort?.postMessage({ number, state, failure });
parentPort?.close();
