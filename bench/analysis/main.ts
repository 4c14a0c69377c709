/**
 * `npm run bench -- analysis [--quick] [--only report,comparison]`: the default report of an experiment, and a verdict on two sets of runs, from the question
 * to the last byte of the answer.
 */
import { BenchArea } from '../support/bench-area.ts';
import { createExperiment } from '../support/create-experiment.ts';
import { encodeRequest } from '../support/http-connection.ts';
import { expectStatus, sendAll } from '../support/load.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { spreadOf } from '../support/spread.ts';

const area = new BenchArea('analysis', process.argv.slice(2));
const size = area.quick ? { reported: 200, compared: 1000 } : { reported: 1000, compared: 10_000 };
const repeats = 5;

await area.part('report', () =>
  area.withServer('report', async (server) => {
    const experimentId = await makeRuns(server, size.reported, 200);
    for (const format of ['html', 'latex'] as const) {
      const name = `default report of ${size.reported} runs, ${format}`;
      await measure(server, name, '/api/v1/reports/render', { experimentId, format }, 3000);
    }
  }),
);

await area.part('comparison', () =>
  area.withServer('comparison', async (server) => {
    const experimentId = await makeRuns(server, size.compared, 1);
    const question = { metric: 'val/accuracy', by: 'params.model', scope: { experimentIds: [experimentId] } };
    await measure(server, `verdict on ${size.compared} paired runs`, '/api/v1/comparisons', question);
    const unpaired = { ...question, pairBy: 'none' };
    await measure(server, `verdict on ${size.compared} runs, not paired`, '/api/v1/comparisons', unpaired);
  }),
);

area.finish('Reports and verdicts, from the question to the last byte');

/** Two models, each with half of the runs as its seeds, and some parameters beside; three curves each. */
async function makeRuns({ port }: ServerProcess, count: number, steps: number): Promise<string> {
  const experimentId = await createExperiment(port, 'analysis');
  await sendAll(port, 8, Array.from({ length: count }).keys(), async (connection, i) => {
    const parameters = { model: i % 2 === 0 ? 'old' : 'new', seed: i >> 1, lr: 10 ** -(1 + (i % 5)), depth: i % 7 };
    const body = { name: `run ${i}`, experimentId, parameters };
    const made = expectStatus(await connection.send(encodeRequest('POST', '/api/v1/runs', port, body)), 201);
    const { id } = JSON.parse(made.body.toString()) as { id: string };
    const end = 0.9 + (i % 2) / 50 + Math.sin(i * 7) / 20;
    const curve = (of: (share: number) => number): number[] =>
      Array.from({ length: steps }, (_, step) => of((step + 1) / steps));
    const values = {
      'train/loss': curve((share) => 1 - share * end + Math.sin(share * 900 + i) / 100),
      'val/loss': curve((share) => 1.05 - share * end),
      'val/accuracy': curve((share) => share * end),
    };
    const columns = [{ steps: Array.from({ length: steps }, (_, step) => step), values }];
    const log = encodeRequest('POST', `/api/v1/runs/${id}/metrics`, port, { columns });
    expectStatus(await connection.send(log), 200);
    const ended = encodeRequest('PATCH', `/api/v1/runs/${id}`, port, { status: 'completed' });
    expectStatus(await connection.send(ended), 200);
  });
  return experimentId;
}

async function measure(
  { port }: ServerProcess,
  name: string,
  path: string,
  question: object,
  aimMs?: number,
): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i <= repeats; i++) {
    const startedAt = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(question),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    times.push(performance.now() - startedAt);
  }
  const [first = Number.NaN, ...others] = times;
  const { median, min, max } = spreadOf(others);
  const spread = `${min.toFixed(0)} – ${max.toFixed(0)}; the first ${first.toFixed(0)}`;
  const aim = aimMs === undefined ? {} : { aim: { value: aimMs, better: 'less' as const } };
  area.report({ name, value: median, unit: 'ms', spread, ...aim });
}
