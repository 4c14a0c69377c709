import { createRuns } from '../support/create-runs.ts';
import { encodeHead, jsonType } from '../support/http-connection.ts';
import { runLoad } from '../support/load.ts';
import type { LoadResult } from '../support/load.ts';
import { short } from '../support/report.ts';
import type { Figure } from '../support/report.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { batchPoints } from './batch-points.ts';
import { metricsPath } from './formats.ts';
import { connections, costSince, costText, expectPoints } from './measure-batches.ts';
import type { Cost, Timing } from './measure-batches.ts';
import { movingJson } from './moving-body.ts';

export interface SingleRate {
  readonly result: LoadResult;
  readonly cost: Cost;
}

/** Requests of one point each, acknowledged a second. */
export async function measureSingles(server: ServerProcess, timing: Timing): Promise<SingleRate> {
  const { port } = server;
  const runIds = await createRuns(port, `bench singles ${performance.now()}`, connections);
  const lines = runIds.map((runId, index) => {
    const text = JSON.stringify({ points: batchPoints(index + 1, ['loss'], 1) });
    const head = encodeHead('POST', metricsPath(runId), port, text.length, jsonType);
    return { head, body: movingJson(text, { steps: 1, ms: 1000 }), scratch: Buffer.alloc(text.length) };
  });
  let sent = 0;
  const request = (connection: number, turn: number): Buffer[] => {
    const line = lines[connection];
    if (line === undefined) throw new Error(`No line for connection ${connection}`);
    sent += 1;
    return [line.head, line.body.write(line.scratch, turn)];
  };
  const stop = costSince(server);
  const result = await runLoad({ port, connections, ...timing, request, expectedStatus: 200, refusals: [429] });
  const cost = stop(sent - result.refused);
  await expectPoints(port, runIds, sent - result.refused);
  return { result, cost };
}

export function singleFigure({ result: { rate, latencyMs, refused }, cost }: SingleRate): Figure {
  const latency = `p50 ${short(latencyMs.p50)} p99 ${short(latencyMs.p99)} ms`;
  const refusals = refused === 0 ? '' : `; ${refused} times 429`;
  return {
    name: 'single points acknowledged',
    value: rate.median,
    unit: 'requests/s',
    spread: `${short(rate.min)} – ${short(rate.max)}; ${latency}; ${costText(cost)}${refusals}`,
    aim: { value: 3000, better: 'more' },
  };
}
