import { createRuns } from '../support/create-runs.ts';
import { encodeRequest, HttpConnection } from '../support/http-connection.ts';
import { expectStatus, runLoad } from '../support/load.ts';
import { seededRandom } from '../support/random.ts';
import { short } from '../support/report.ts';
import type { Figure } from '../support/report.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { metricsPath } from './formats.ts';
import { connections, costSince, expectPoints } from './measure-batches.ts';
import type { Timing } from './measure-batches.ts';

/**
 * Points sent with (client id, sequence), then the same ones again, of any age. A replay must be answered as one, store nothing,
 * and cost what it costs whatever the history.
 */
export async function measureRetries(server: ServerProcess, timing: Timing): Promise<Figure[]> {
  const { port } = server;
  const runIds = await createRuns(port, 'bench retries', connections);
  const sent = runIds.map(() => 0);
  const batch = (connection: number, sequence: number): Buffer =>
    encodeRequest('POST', metricsPath(runIds[connection] ?? ''), port, {
      clientId: `client-${connection}`,
      sequence,
      points: [{ name: 'loss', value: 1 / (sequence + 1), step: sequence }],
    });
  const first = (connection: number): Buffer => {
    const sequence = sent[connection] ?? 0;
    sent[connection] = sequence + 1;
    return batch(connection, sequence);
  };
  const load = { port, connections, ...timing, expectedStatus: 200 };
  const count = (): number => sent.reduce((sum, each) => sum + each, 0);

  await runLoad({ ...load, request: first, slices: 0 });
  const warmedUp = count();
  let stop = costSince(server);
  const early = await runLoad({ ...load, request: first, warmUpMs: 0, slices: 2 });
  const earlyCost = stop(count() - warmedUp);
  await runLoad({ ...load, request: first });
  const betweenLate = count();
  stop = costSince(server);
  const late = await runLoad({ ...load, request: first, warmUpMs: 0, slices: 2 });
  const lateCost = stop(count() - betweenLate);

  const random = seededRandom(3);
  let replays = 0;
  const again = (connection: number): Buffer => {
    replays += 1;
    return batch(connection, Math.floor(random() * (sent[connection] ?? 1)));
  };
  stop = costSince(server);
  const replayed = await runLoad({ ...load, request: again });
  const replayCost = stop(replays);
  await expectPoints(port, runIds, count());
  await expectReplays(port, again);
  const us = (ns: number): string => `${short(ns / 1000)} µs CPU each`;
  return [
    {
      name: 'single points with a sequence',
      value: late.rate.median,
      unit: 'requests/s',
      spread: `${us(lateCost.cpuNsPerPoint)} after ${betweenLate.toLocaleString('en')}`,
    },
    {
      name: 'replays of any of them',
      value: replayed.rate.median,
      unit: 'requests/s',
      spread: `${us(replayCost.cpuNsPerPoint)}; none stored twice`,
    },
    {
      name: 'cost with a sequence, late / early',
      value: lateCost.cpuNsPerPoint / earlyCost.cpuNsPerPoint,
      unit: '×',
      spread: `early: after ${warmedUp.toLocaleString('en')} requests, ${short(early.rate.median)}/s`,
      aim: { value: 1.3, better: 'less' },
    },
  ];
}

async function expectReplays(port: number, again: (connection: number) => Buffer): Promise<void> {
  using connection = await HttpConnection.open(port);
  for (let line = 0; line < connections; line++) {
    const { body } = expectStatus(await connection.send(again(line)), 200);
    const answer = JSON.parse(body.toString()) as { replayed: boolean };
    if (!answer.replayed) throw new Error(`A replay of connection ${line} was stored again`);
  }
}
