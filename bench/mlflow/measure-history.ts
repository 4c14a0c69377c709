import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { BenchArea } from '../support/bench-area.ts';
import { encodeHead, encodeRequest } from '../support/http-connection.ts';
import { latencyOf } from '../support/spread.ts';
import { short } from '../support/report.ts';
import { callMlflow, Caller, ratioFigure } from './sides.ts';
import type { Report, Side, Sides } from './sides.ts';

const metric = 'loss';
/** What MLflow's client asks for in one page. */
const pageSize = 25_000;
const valueAt = (step: number): number => Math.exp(-step / 3e5) + Math.sin(step) / 50;
const timeAt = (step: number): number => 1_790_000_000_000 + step * 100;

export interface HistoryRuns {
  readonly assay: string;
  readonly mlflow: string;
}

/** A metric of that many points, read whole in the pages that MLflow's client asks for, and for a chart. */
export async function measureHistory(
  area: BenchArea,
  sides: Sides,
  points: number,
  report: Report,
): Promise<HistoryRuns> {
  const runs = { assay: await makeRun(sides.assay), mlflow: await makeRun(sides.mlflow) };
  await logPoints(sides.assay, runs.assay, points);
  fillMlflow(path.join(area.folder, 'mlflow-history', 'mlflow.db'), runs.mlflow, points);
  area.say(`both have ${points.toLocaleString('en')} points`);
  const assay = await readHistory(sides.assay, runs.assay, points);
  const mlflow = await readHistory(sides.mlflow, runs.mlflow, points);
  const note = `pages of ${pageSize.toLocaleString('en')}: p95 ${short(assay.page.p95)} / ${short(mlflow.page.p95)} ms`;
  const times = { assay: assay.totalMs / 1000, mlflow: mlflow.totalMs / 1000 };
  report(ratioFigure(`history of ${points.toLocaleString('en')} points`, times, 's', 'less', undefined, note));
  const charts = {
    assay: await readChart(sides.assay, runs.assay),
    mlflow: await readChart(sides.mlflow, runs.mlflow),
  };
  report(ratioFigure('the same for a chart of 320 points', charts, 'ms', 'less'));
  return runs;
}

async function makeRun({ port }: Side): Promise<string> {
  const { run } = await callMlflow<{ run: { info: { run_id: string } } }>(port, 'POST', 'runs/create', {
    experiment_id: '0',
    start_time: timeAt(0),
  });
  return run.info.run_id;
}

/** Through MLflow's API, 1,000 points a batch. */
async function logPoints({ port }: Side, runId: string, points: number): Promise<void> {
  using caller = new Caller(port);
  for (let from = 0; from < points; from += 1000) {
    const metrics = Array.from({ length: Math.min(1000, points - from) }, (_, i) => ({
      key: metric,
      value: valueAt(from + i),
      timestamp: timeAt(from + i),
      step: from + i,
    }));
    await caller.send(encodeRequest('POST', '/api/2.0/mlflow/runs/log-batch', port, { run_id: runId, metrics }));
  }
}

/** Into MLflow's table: through its API this takes minutes. */
function fillMlflow(file: string, runId: string, points: number): void {
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA busy_timeout = 10000; PRAGMA synchronous = OFF; BEGIN');
    const insert = database.prepare(
      'INSERT INTO metrics (key, value, timestamp, run_uuid, step, is_nan) VALUES (?, ?, ?, ?, ?, 0)',
    );
    for (let step = 0; step < points; step++) insert.run(metric, valueAt(step), timeAt(step), runId, step);
    database
      .prepare('INSERT INTO latest_metrics (key, value, timestamp, step, is_nan, run_uuid) VALUES (?, ?, ?, ?, 0, ?)')
      .run(metric, valueAt(points - 1), timeAt(points - 1), points - 1, runId);
    database.exec('COMMIT');
  } finally {
    database.close();
  }
}

async function readHistory({ port }: Side, runId: string, points: number) {
  using caller = new Caller(port);
  const pagesMs: number[] = [];
  const startedAt = performance.now();
  let count = 0;
  let token = '';
  do {
    const page = token === '' ? '' : `&page_token=${encodeURIComponent(token)}`;
    const url = `/api/2.0/mlflow/metrics/get-history?run_id=${runId}&metric_key=${metric}&max_results=${pageSize}${page}`;
    const sentAt = performance.now();
    const { body } = await caller.send(encodeHead('GET', url, port, 0));
    pagesMs.push(performance.now() - sentAt);
    const answer = JSON.parse(body.toString()) as {
      metrics?: { step?: number; value: number }[];
      next_page_token?: string;
    };
    for (const [i, each] of (answer.metrics ?? []).entries())
      if ((each.step ?? 0) !== count + i || each.value !== valueAt(count + i))
        throw new Error(`Point ${count + i} is wrong: ${JSON.stringify(each)}`);
    count += answer.metrics?.length ?? 0;
    token = answer.next_page_token ?? '';
  } while (token !== '');
  if (count !== points) throw new Error(`${count} points instead of ${points}`);
  return { totalMs: performance.now() - startedAt, page: latencyOf(pagesMs) };
}

async function readChart({ port }: Side, runId: string): Promise<number> {
  using caller = new Caller(port);
  const url = `/ajax-api/2.0/mlflow/metrics/get-history-bulk-interval?run_ids=${runId}&metric_key=${metric}&max_results=320`;
  const timesMs: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    const sentAt = performance.now();
    await caller.send(encodeHead('GET', url, port, 0));
    timesMs.push(performance.now() - sentAt);
  }
  return latencyOf(timesMs).p50;
}
