import { isDeepStrictEqual } from 'node:util';
import { encodeRequest, HttpConnection } from '../support/http-connection.ts';
import { expectStatus, runLoad } from '../support/load.ts';
import { short } from '../support/report.ts';
import type { Figure } from '../support/report.ts';
import { latencyOf } from '../support/spread.ts';
import type { Latency } from '../support/spread.ts';
import { connections, pointLoad, rateFigure } from './measure-writes.ts';
import type { Timing } from './measure-writes.ts';
import { ExpectedAnswers, pageSize, searches, searchShapes, searchSort, selectivities } from './searches.ts';
import type { Search, SearchShape } from './searches.ts';
import { metricName, parameterName } from './seeded-runs.ts';

/** A cell whose searches take longer than this altogether has fewer of them, so that the bench ends in time. */
const longestCellMs = 2500;

export interface SearchCell {
  readonly shape: SearchShape;
  readonly selectivity: number;
  readonly latencyMs: Latency;
}

/**
 * One search after the other over `runCount` seeded runs, for every shape and selectivity. The slowest cell's 95th percentile is
 * held against the aim. Each answer is checked: the right runs in the right order.
 */
export async function measureSearches(
  port: number,
  experimentId: string,
  runCount: number,
  repetitions: number,
): Promise<{ cells: SearchCell[]; figure: Figure }> {
  const expected = new ExpectedAnswers(runCount);
  const cells: SearchCell[] = [];
  using connection = await HttpConnection.open(port);
  for (const shape of searchShapes)
    for (const selectivity of selectivities) {
      const [warmUp, ...measured] = searches(shape, selectivity, repetitions + 1);
      if (warmUp !== undefined) await askOnce(connection, port, experimentId, warmUp, expected);
      const timesMs: number[] = [];
      const from = performance.now();
      for (const search of measured) {
        timesMs.push(await askOnce(connection, port, experimentId, search, expected));
        if (performance.now() - from > longestCellMs) break;
      }
      cells.push({ shape, selectivity, latencyMs: latencyOf(timesMs) });
    }
  const worst = cells.reduce((a, b) => (b.latencyMs.p95 > a.latencyMs.p95 ? b : a));
  const figure: Figure = {
    name: `search of ${runCount.toLocaleString('en')} runs, slowest p95`,
    value: worst.latencyMs.p95,
    unit: 'ms',
    spread: `${worst.shape} ${percent(worst.selectivity)}; p50 ${short(worst.latencyMs.p50)} p99 ${short(worst.latencyMs.p99)} ms`,
    aim: { value: 50, better: 'less' },
  };
  return { cells, figure };
}

/** The same searches, mixed, from 64 connections at once. */
export async function measureSearchRate(
  port: number,
  experimentId: string,
  runCount: number,
  timing: Timing,
): Promise<Figure> {
  const requests = mixedRequests(port, experimentId);
  let next = 0;
  const request = (): Buffer => requests[(next++ * 37) % requests.length] ?? Buffer.alloc(0);
  const result = await runLoad({ port, connections, ...timing, request, expectedStatus: 200 });
  return rateFigure(`searches of ${runCount.toLocaleString('en')} runs, 64 connections`, result);
}

/** Mixed searches, one at a time, while four connections log points as fast as they are taken: no answer can be kept. */
export async function measureSearchesAmidLogs(
  port: number,
  experimentId: string,
  runCount: number,
  timing: Timing,
): Promise<Figure> {
  const load = await pointLoad(port, 4, timing);
  const requests = mixedRequests(port, experimentId);
  const timesMs: number[] = [];
  using connection = await HttpConnection.open(port);
  const ended = new AbortController();
  const logs = runLoad(load).finally(() => ended.abort());
  const search = async (): Promise<void> => {
    for (let turn = 0; !ended.signal.aborted; turn++) {
      const sentAt = performance.now();
      expectStatus(await connection.send(requests[(turn * 37) % requests.length] ?? Buffer.alloc(0)), 200);
      timesMs.push(performance.now() - sentAt);
    }
  };
  const [{ rate }] = await Promise.all([logs, search()]);
  const { p50, p95, p99 } = latencyOf(timesMs);
  return {
    name: `search of ${runCount.toLocaleString('en')} runs amid logging, p95`,
    value: p95,
    unit: 'ms',
    spread: `p50 ${short(p50)} p99 ${short(p99)} ms; ${short(rate.median)} points/s beside`,
    aim: { value: 50, better: 'less' },
  };
}

function mixedRequests(port: number, experimentId: string): Buffer[] {
  const all = searchShapes.flatMap((shape) => selectivities.flatMap((selectivity) => searches(shape, selectivity, 20)));
  return all.map((search) => searchRequest(port, experimentId, search));
}

export const percent = (fraction: number): string => `${fraction * 100} %`;

function searchRequest(port: number, experimentId: string, { filter }: Search): Buffer {
  return encodeRequest('POST', '/api/v1/runs/search', port, {
    experimentIds: [experimentId],
    filter,
    sort: searchSort,
    limit: pageSize,
    parameters: [parameterName(0), parameterName(1)],
    metrics: [metricName(0), metricName(1)],
  });
}

async function askOnce(
  connection: HttpConnection,
  port: number,
  experimentId: string,
  search: Search,
  expected: ExpectedAnswers,
): Promise<number> {
  const request = searchRequest(port, experimentId, search);
  const sentAt = performance.now();
  const answer = await connection.send(request);
  const elapsedMs = performance.now() - sentAt;
  const { runs } = JSON.parse(expectStatus(answer, 200).body.toString()) as { runs: { name: string }[] };
  const names = runs.map((run) => run.name);
  if (!isDeepStrictEqual(names, expected.firstPage(search)))
    throw new Error(`Wrong answer to ${search.filter}: ${names.slice(0, 5).join(', ')} … (${names.length} runs)`);
  return elapsedMs;
}
