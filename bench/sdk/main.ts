/**
 * `npm run bench -- sdk [--quick] [--only calls,mlflow]`: what logging costs a training loop that logs two metrics 100,000 times a
 * second and never gives its event loop a turn, whatever the server does. Training runs in a process of its own.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { BenchArea } from '../support/bench-area.ts';
import { freePort } from '../support/free-port.ts';
import { mlflowEnvironment } from '../support/mlflow/python-environment.ts';
import { pointCountOf } from '../ingest/formats.ts';
import { SlowProxy } from '../support/slow-proxy.ts';
import { callFigures, train } from './measure-calls.ts';
import { measureMlflowCalls } from './measure-mlflow-calls.ts';
import type { TrainingTask } from './training-loop.ts';

const area = new BenchArea('sdk', process.argv.slice(2));
const plan = area.quick ? { seconds: 3, mlflowS: 3 } : { seconds: 10, mlflowS: 10 };
const slowMs = 500;
const patienceS = 60;

const task = (name: string, change: Partial<TrainingTask>): TrainingTask => ({
  url: 'http://127.0.0.1:1',
  spool: area.dataFolder(`spool-${name}`),
  durability: 'buffer',
  mode: 'online',
  seconds: plan.seconds,
  callsPerSecond: 100_000,
  ...change,
});

/** What a run that logged these points has on the server in the end. */
async function waitForPoints(port: number, runId: string, points: number): Promise<void> {
  const startedAt = performance.now();
  let found = 0;
  while (performance.now() - startedAt < patienceS * 1000) {
    found = await pointCountOf(port, runId);
    if (found >= points) break;
    await delay(200);
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  area.report({
    name: 'points on the server after the process ended',
    value: found / points,
    unit: '×',
    spread: `${found.toLocaleString('en')} of ${points.toLocaleString('en')} logged, ${seconds} s later`,
  });
}

await area.part('calls', async () => {
  await area.withServer('up', async ({ port }) => {
    const url = `http://127.0.0.1:${port}`;
    const up = await train(task('up', { url }));
    area.report(...callFigures('server up', up, true));
    await waitForPoints(port, up.runId, up.points - up.droppedPoints);
    area.report(
      ...callFigures('server up, durability write', await train(task('write', { url, durability: 'write' })), false),
    );
    await using proxy = await SlowProxy.open(port, slowMs);
    const slow = await train(task('slow', { url: `http://127.0.0.1:${proxy.port}` }));
    area.report(...callFigures(`server ${slowMs} ms away`, slow, true));
  });
  area.report(
    ...callFigures('server dead', await train(task('dead', { url: `http://127.0.0.1:${await freePort()}` })), true),
  );
  area.report(...callFigures('offline', await train(task('offline', { mode: 'offline' })), true));
});

await area.part('mlflow', async () => {
  const environment = await mlflowEnvironment((text) => area.say(text));
  area.report(...(await measureMlflowCalls(environment, area.dataFolder('mlflow'), plan.mlflowS)));
});

area.finish('A call is run.logMetrics({ loss, accuracy }, { step }):');
