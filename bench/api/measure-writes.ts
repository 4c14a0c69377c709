import { encodeRequest } from '../support/http-connection.ts';
import { expectStatus, runLoad, sendAll } from '../support/load.ts';
import type { Load, LoadResult } from '../support/load.ts';
import { seededRandom } from '../support/random.ts';
import { short } from '../support/report.ts';
import type { Figure } from '../support/report.ts';
import { createExperiment } from '../support/create-experiment.ts';

export const connections = 64;

export interface Timing {
  readonly warmUpMs: number;
  readonly slices: number;
  readonly sliceMs: number;
}

/** Runs of ten parameters each, created one per request. */
export async function measureCreates(port: number, timing: Timing): Promise<Figure> {
  const experimentId = await createExperiment(port, 'bench creates');
  const random = seededRandom(1);
  let made = 0;
  const request: Load['request'] = () => {
    const parameters: Record<string, number | string> = { optimizer: 'adam', dataset: 'digits' };
    for (let index = 0; index < 8; index++) parameters[`hyper_${index}`] = random();
    const run = { name: `created-${made++}`, experimentId, source: 'bench', parameters };
    return encodeRequest('POST', '/api/v1/runs', port, run);
  };
  const result = await runLoad({ port, connections, ...timing, request, expectedStatus: 201 });
  return rateFigure('runs created (10 parameters)', result, 1000);
}

/** One point per request, every connection to a run of its own; each answer means that the point is on disk. */
export async function measureLogs(port: number, timing: Timing): Promise<Figure> {
  const load = await pointLoad(port, connections, timing);
  return rateFigure('single points acknowledged', await runLoad(load), 3000);
}

/** Makes a run for each connection; the load logs to them. */
export async function pointLoad(port: number, width: number, timing: Timing): Promise<Load> {
  const experimentId = await createExperiment(port, `bench logs ${width}`);
  const runIds: string[] = [];
  await sendAll(port, Math.min(width, 8), Array.from({ length: width }).keys(), async (connection, index) => {
    const run = encodeRequest('POST', '/api/v1/runs', port, { name: `logged-${index}`, experimentId });
    const answer = expectStatus(await connection.send(run), 201);
    runIds.push((JSON.parse(answer.body.toString()) as { id: string }).id);
  });
  const random = seededRandom(2);
  const request: Load['request'] = (connection, turn) =>
    encodeRequest('POST', `/api/v1/runs/${runIds[connection]}/metrics`, port, {
      points: [{ name: 'loss', value: random(), step: turn }],
    });
  return { port, connections: width, ...timing, request, expectedStatus: 200 };
}

export function rateFigure(name: string, { rate, latencyMs }: LoadResult, aim?: number): Figure {
  const spread = `${short(rate.min)} – ${short(rate.max)}; p50 ${short(latencyMs.p50)} p99 ${short(latencyMs.p99)} ms`;
  const figure = { name, value: rate.median, unit: '/s', spread };
  return aim === undefined ? figure : { ...figure, aim: { value: aim, better: 'more' } };
}
