import { encodeRequest } from '../support/http-connection.ts';
import { latencyOf } from '../support/spread.ts';
import { short } from '../support/report.ts';
import { callMlflow, Caller, ratioFigure } from './sides.ts';
import type { Report, Side, Sides } from './sides.ts';

interface SearchKind {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Whether the order is one that both must give alike. */
  readonly ordered: boolean;
}

const kinds: readonly SearchKind[] = [
  { name: 'newest 100', input: { max_results: 100 }, ordered: false },
  {
    name: 'by a metric, sorted by another, 100',
    input: { filter: 'metrics."metric/00" > 0.9', order_by: ['metrics."metric/01" DESC'], max_results: 100 },
    ordered: true,
  },
  {
    name: 'by a parameter, sorted by a metric, 100',
    input: { filter: "params.param_01 = 'small'", order_by: ['metrics."metric/01" ASC'], max_results: 100 },
    ordered: true,
  },
  {
    name: 'page of 1,000 sorted by a metric',
    input: { order_by: ['metrics."metric/01" DESC'], max_results: 1000 },
    ordered: true,
  },
];

/** One kind of search at a server goes on no longer than this. */
const patienceMs = 20_000;

/** Each kind of search, one after the other, at both; the runs of both answers are compared. */
export async function measureSearches(
  sides: Sides,
  runCount: number,
  repetitions: number,
  report: Report,
): Promise<void> {
  for (const kind of kinds) {
    const assay = await search(sides.assay, kind, repetitions);
    const mlflow = await search(sides.mlflow, kind, repetitions);
    if (assay.names.length !== mlflow.names.length)
      throw new Error(`${kind.name}: the two found different numbers of runs`);
    if (kind.ordered && assay.names.join() !== mlflow.names.join())
      throw new Error(`${kind.name}: ${assay.names.slice(0, 5).join()} … and ${mlflow.names.slice(0, 5).join()} …`);
    const note = `p95 ${short(assay.p95)} / ${short(mlflow.p95)}; ${short(assay.bytes / 1000)} / ${short(mlflow.bytes / 1000)} kB`;
    const times = { assay: assay.p50, mlflow: mlflow.p50 };
    const what = `search of ${runCount.toLocaleString('en')} runs, ${kind.name}`;
    report(ratioFigure(what, times, 'ms', 'less', runCount === 10_000 ? 20 : undefined, note));
  }
}

async function search({ port }: Side, { input }: SearchKind, repetitions: number) {
  const { experiment } = await callMlflow<{ experiment: { experiment_id: string } }>(
    port,
    'GET',
    'experiments/get-by-name?experiment_name=bench%20search',
  );
  const body = { experiment_ids: [experiment.experiment_id], ...input };
  const request = encodeRequest('POST', '/api/2.0/mlflow/runs/search', port, body);
  using caller = new Caller(port);
  const timesMs: number[] = [];
  let answer = Buffer.alloc(0);
  const startedAt = performance.now();
  // The first answer is not counted, unless it takes longer than all are given.
  for (let turn = 0; turn <= repetitions; turn++) {
    const sentAt = performance.now();
    answer = Buffer.from((await caller.send(request)).body);
    if (turn > 0 || performance.now() - sentAt > patienceMs) timesMs.push(performance.now() - sentAt);
    if (performance.now() - startedAt > patienceMs && timesMs.length > 0) break;
  }
  const { runs = [] } = JSON.parse(answer.toString()) as { runs?: { info: { run_name: string } }[] };
  return { ...latencyOf(timesMs), bytes: answer.length, names: runs.map(({ info }) => info.run_name) };
}
