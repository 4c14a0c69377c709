import { isDeepStrictEqual } from 'node:util';
import { pointLoad, rateFigure } from '../api/measure-writes.ts';
import type { Timing } from '../api/measure-writes.ts';
import { searchedValues } from '../api/seeded-runs.ts';
import type { SearchedValues } from '../api/seeded-runs.ts';
import { HttpConnection } from '../support/http-connection.ts';
import { expectStatus, runLoad } from '../support/load.ts';
import { short } from '../support/report.ts';
import type { Figure } from '../support/report.ts';
import { latencyOf } from '../support/spread.ts';
import { sagemakerRequest } from './sagemaker-request.ts';
import { experimentAtSagemaker, pageSize, searchesOf, searchKinds } from './searches.ts';
import type { ComponentSearch } from './searches.ts';

/** Each kind of search, one after the other; every answer is checked: the right components in the right order. */
export async function measureSearches(port: number, runCount: number, repetitions: number): Promise<Figure[]> {
  const expected = new ExpectedNames(runCount);
  using connection = await HttpConnection.open(port);
  const figures: Figure[] = [];
  for (const kind of searchKinds) {
    const timesMs: number[] = [];
    for (const [turn, search] of searchesOf(kind, repetitions + 3).entries()) {
      const sentAt = performance.now();
      const answer = await connection.send(sagemakerRequest('Search', port, search.input));
      const elapsedMs = performance.now() - sentAt;
      expected.check(search, expectStatus(answer, 200).body);
      if (turn >= 3) timesMs.push(elapsedMs);
    }
    figures.push(latencyFigure(`Search of ${runCount.toLocaleString('en')} components, ${kind.name}, p95`, timesMs));
  }
  return figures;
}

/** What the SDK asks when it opens a run: does this component stand in that trial? */
export async function measurePresence(port: number, runCount: number, timing: Timing): Promise<Figure> {
  let next = 0;
  const request = (): Buffer =>
    sagemakerRequest('Search', port, {
      Resource: 'ExperimentTrialComponent',
      SearchExpression: {
        Filters: [
          { Name: 'TrialComponentName', Operator: 'Equals', Value: nameOf((next++ * 7919) % runCount) },
          { Name: 'Parents.TrialName', Operator: 'Equals', Value: `Default-Run-Group-${experimentAtSagemaker}` },
        ],
      },
    });
  const result = await runLoad({ port, connections: 64, ...timing, request, expectedStatus: 200 });
  return rateFigure('Search for one component in its trial, 64 connections', result);
}

/** The first kind of search, one at a time, while four connections log points as fast as they are taken. */
export async function measureSearchesAmidLogs(port: number, runCount: number, timing: Timing): Promise<Figure> {
  const load = await pointLoad(port, 4, timing);
  const [kind] = searchKinds;
  const [search] = kind === undefined ? [] : searchesOf(kind, 1);
  const request = sagemakerRequest('Search', port, search?.input);
  const timesMs: number[] = [];
  using connection = await HttpConnection.open(port);
  const ended = new AbortController();
  const logs = runLoad(load).finally(() => ended.abort());
  const asking = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      const sentAt = performance.now();
      expectStatus(await connection.send(request), 200);
      timesMs.push(performance.now() - sentAt);
    }
  };
  await Promise.all([logs, asking()]);
  return latencyFigure(`Search of ${runCount.toLocaleString('en')} components amid logging, p95`, timesMs);
}

function latencyFigure(name: string, timesMs: readonly number[]): Figure {
  const { p50, p95, p99 } = latencyOf(timesMs);
  const spread = `p50 ${short(p50)} p99 ${short(p99)} ms`;
  return { name, value: p95, unit: 'ms', spread, aim: { value: 60, better: 'less' } };
}

const nameOf = (number: number): string => `${experimentAtSagemaker}-seeded-${number}`;

/** Answers searches of the seeded components in memory. */
class ExpectedNames {
  readonly #runs: readonly { readonly number: number; readonly values: SearchedValues }[];

  constructor(count: number) {
    this.#runs = Array.from({ length: count }, (_, number) => ({ number, values: searchedValues(number) })).toSorted(
      (a, b) => b.values.sorted - a.values.sorted || b.number - a.number,
    );
  }

  /** Throws where the answer is another. */
  check(search: ComponentSearch, body: Buffer): void {
    const matching = this.#runs.filter(({ values }) => search.matches(values));
    const { Results, TotalHits } = JSON.parse(body.toString()) as {
      Results: { TrialComponent: { TrialComponentName: string } }[];
      TotalHits: { Value: number };
    };
    const names = Results.map(({ TrialComponent }) => TrialComponent.TrialComponentName);
    const expected = matching.slice(0, pageSize).map(({ number }) => nameOf(number));
    if (isDeepStrictEqual(names, expected) && TotalHits.Value === matching.length) return;
    const few = names.slice(0, 5).join(', ');
    throw new Error(
      `Wrong answer to ${JSON.stringify(search.input)}: ${few} … (${names.length}, ${TotalHits.Value} hits)`,
    );
  }
}
