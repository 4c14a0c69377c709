import { HttpConnection, encodeRequest } from '../../support/http-connection.ts';
import { expectStatus } from '../../support/load.ts';
import { seededRandom } from '../../support/random.ts';
import { short } from '../../support/report.ts';
import type { Figure } from '../../support/report.ts';
import { latencyOf, spreadOf } from '../../support/spread.ts';

export interface PairTiming {
  readonly warmUpMs: number;
  readonly slices: number;
  readonly sliceMs: number;
}

const workers = 16;
const dimensions = 10;

/**
 * Trials asked for and told, each as two requests that are answered after fsync, by 16 workers on one study of ten floats that has
 * `before` told trials already.
 */
export async function measurePairs(
  port: number,
  sampler: 'random' | 'tpe',
  before: number,
  timing: PairTiming,
  aim?: number,
): Promise<Figure> {
  const studyId = await createStudy(port, sampler, before);
  const counts = Array.from({ length: timing.slices }, () => 0);
  const asksMs: number[] = [];
  const from = performance.now() + timing.warmUpMs;
  const to = from + timing.slices * timing.sliceMs;
  const work = async (index: number): Promise<void> => {
    using connection = await HttpConnection.open(port);
    const post = async (path: string, body: unknown): Promise<unknown> => {
      const request = encodeRequest('POST', `/api/v1/studies/${studyId}/${path}`, port, body);
      return JSON.parse(expectStatus(await connection.send(request), 200).body.toString());
    };
    while (performance.now() < to) {
      const askedAt = performance.now();
      const { trials } = (await post('ask', { worker: `worker-${index}` })) as { trials: readonly AskedTrial[] };
      const [trial] = trials;
      if (trial === undefined) throw new Error('No trial was given out');
      asksMs.push(performance.now() - askedAt);
      await post(`trials/${trial.number}/tell`, { state: 'complete', objectives: [lossOf(trial.values)] });
      const slice = Math.floor((performance.now() - from) / timing.sliceMs);
      if (slice >= 0 && slice < timing.slices) counts[slice] = (counts[slice] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, index) => work(index)));
  const rate = spreadOf(counts.map((count) => (count / timing.sliceMs) * 1000));
  const asks = latencyOf(asksMs);
  const figure: Figure = {
    name: `ask + tell through the server, ${workers} workers, ${sampler}${before > 0 ? `, after ${short(before)} trials` : ''}`,
    value: rate.median,
    unit: 'pairs/s',
    spread: `${short(rate.min)} – ${short(rate.max)}; ask p50 ${short(asks.p50)} p99 ${short(asks.p99)} ms`,
  };
  return aim === undefined ? figure : { ...figure, aim: { value: aim, better: 'more' } };
}

interface AskedTrial {
  readonly number: number;
  readonly values: Readonly<Record<string, number>>;
}

const lossOf = (values: Readonly<Record<string, number>>): number =>
  Object.values(values).reduce((sum, value) => sum + (value - 1) ** 2, 0);

async function createStudy(port: number, kind: 'random' | 'tpe', before: number): Promise<string> {
  using connection = await HttpConnection.open(port);
  const names = Array.from({ length: dimensions }, (_, i) => `x${i}`);
  const study = {
    experimentName: 'bench pairs',
    name: `${kind} after ${before}`,
    space: Object.fromEntries(names.map((name) => [name, { kind: 'float', low: -5, high: 5 }])),
    objectives: [{ metric: 'loss', direction: 'minimize' }],
    sampler: { kind },
  };
  const made = expectStatus(await connection.send(encodeRequest('POST', '/api/v1/studies', port, study)), 201);
  const { id } = JSON.parse(made.body.toString()) as { id: string };
  const random = seededRandom(3);
  for (let told = 0; told < before; told += 500) {
    const trials = Array.from({ length: Math.min(500, before - told) }, () => {
      const values = Object.fromEntries(names.map((name) => [name, 10 * random() - 5]));
      return { values, objectives: [lossOf(values)], state: 'complete' };
    });
    const path = `/api/v1/studies/${id}/tell-many`;
    expectStatus(await connection.send(encodeRequest('POST', path, port, { trials })), 200);
  }
  return id;
}
