import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '../../../support/property-seed.ts';
import { refusal, TrackingRequests } from '../tracking/tracking-requests.ts';
import type { Answer } from '../tracking/tracking-requests.ts';

interface Point {
  readonly value: number | string;
  readonly timestamp: number;
  readonly step: number;
}
interface Metric extends Point {
  readonly key: string;
  readonly run_id?: string;
}

let mlflow: TrackingRequests;
beforeAll(async () => void (mlflow = await TrackingRequests.start()));
afterAll(() => mlflow[Symbol.asyncDispose]());

async function log(run_id: string, key: string, points: readonly Point[]): Promise<void> {
  for (let i = 0; i < points.length; i += 1000)
    await mlflow.succeed('runs/log-batch', {
      run_id,
      metrics: points.slice(i, i + 1000).map((point) => ({ key, ...point })),
    });
}

const history = (query: Readonly<Record<string, string>>): Promise<Answer> => mlflow.get('metrics/get-history', query);
const metricsOf = ({ json }: Answer): Metric[] => (json['metrics'] ?? []) as Metric[];
const tokenOf = ({ json: { next_page_token: token } }: Answer): string => (typeof token === 'string' ? token : '');
const pointsOf = (metrics: readonly Metric[]): Point[] =>
  metrics.map(({ value, timestamp, step }) => ({ value, timestamp, step }));

const invalid = (message: RegExp): unknown => refusal('INVALID_PARAMETER_VALUE', message);
const rank = ({ value }: Point): number => (value === 'NaN' ? 1 : 0);
const byTime = (a: Point, b: Point): number =>
  a.timestamp - b.timestamp || a.step - b.step || rank(a) - rank(b) || Number(a.value) - Number(b.value) || 0;

const distinct = (points: readonly Point[]): Point[] => [
  ...new Map(points.map((point) => [`${point.value} ${point.timestamp} ${point.step}`, point])).values(),
];

describe('the history of a metric', () => {
  test('by time, step and value, equal points once, whole and in pages', async () => {
    const value = fc.oneof(
      fc.constantFrom<number | string>('NaN', 'Infinity', '-Infinity'),
      fc.integer({ min: -3, max: 3 }),
    );
    const point = fc.record({
      value,
      timestamp: fc.integer({ min: 0, max: 5 }),
      step: fc.integer({ min: -2, max: 3 }),
    });
    const run_id = await mlflow.makeRun();
    let n = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(point, { maxLength: 120 }), fc.integer({ min: 1, max: 50 }), async (points, length) => {
        const metric_key = `m ${n++}`;
        await log(run_id, metric_key, points);
        const expected = distinct(points).toSorted(byTime);
        expect(pointsOf(metricsOf(await history({ run_id, metric_key })))).toEqual(expected);
        const paged: Point[] = [];
        let page_token = '';
        do {
          const answer = await history({ run_id, metric_key, max_results: String(length), page_token });
          const page = metricsOf(answer);
          expect(page.every(({ key }) => key === metric_key)).toBe(true);
          paged.push(...pointsOf(page));
          page_token = tokenOf(answer);
          if (page_token !== '') expect(page).toHaveLength(length);
        } while (page_token !== '');
        expect(paged).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  test('of 60,000 points, in pages of 25,000 and in one answer', async () => {
    const run_id = await mlflow.makeRun();
    const points = Array.from({ length: 60_000 }, (_, step) => ({ value: step / 8, timestamp: 1000 + step, step }));
    await log(run_id, 'long', points);
    const lengths: number[] = [];
    const read: Point[] = [];
    let page_token = '';
    do {
      const answer = await history({ run_id, metric_key: 'long', max_results: '25000', page_token });
      lengths.push(metricsOf(answer).length);
      read.push(...pointsOf(metricsOf(answer)));
      page_token = tokenOf(answer);
    } while (page_token !== '');
    expect(lengths).toEqual([25_000, 25_000, 10_000]);
    expect(read).toEqual(points);
    expect(pointsOf(metricsOf(await history({ run_id, metric_key: 'long' })))).toEqual(points);
    const most = await history({ run_id, metric_key: 'long', max_results: '40000' });
    expect(metricsOf(most)).toHaveLength(40_000);
    expect(most.json['next_page_token']).toBeDefined();
  });

  test('of a native run: a step that is absent is 0', async () => {
    const { id } = await mlflow.native('POST', '/runs', { name: 'native' });
    const points = [
      { name: 'm', value: 2, timeMs: 5 },
      { name: 'm', value: 'NaN', timeMs: 4, step: 9 },
    ];
    await mlflow.native('POST', `/runs/${String(id)}/metrics`, { points });
    expect(metricsOf(await history({ run_id: String(id), metric_key: 'm' }))).toEqual([
      { key: 'm', value: 'NaN', timestamp: 4, step: 9 },
      { key: 'm', value: 2, timestamp: 5, step: 0 },
    ]);
  });

  test('what is not there, and what is no page', async () => {
    const run_id = await mlflow.makeRun();
    await log(run_id, 'm', [
      { value: 1, timestamp: 1, step: 1 },
      { value: 2, timestamp: 2, step: 2 },
    ]);
    expect(await history({ run_id, metric_key: 'none' })).toEqual({ status: 200, json: { metrics: [] } });
    expect(await history({ run_id: 'f'.repeat(32), metric_key: 'm' })).toEqual(
      refusal('RESOURCE_DOES_NOT_EXIST', /Run with id=f+ not found/),
    );
    expect(await history({ run_id })).toEqual(invalid(/metric_key/));
    expect(await history({ metric_key: 'm' })).toEqual(invalid(/run_id/));
    expect(await history({ run_id, metric_key: 'm', max_results: '0' })).toEqual(invalid(/at least 1/));
    expect(await history({ run_id, metric_key: 'm', page_token: 'zzz' })).toEqual(invalid(/page_token/));
    const { json } = await history({ run_id, metric_key: 'm', max_results: '1' });
    const other = { run_id, metric_key: 'other', page_token: String(json['next_page_token']) };
    expect(await history(other)).toEqual(invalid(/page_token/));
  });
});

describe('histories of many runs', () => {
  const interval = (query: string): Promise<Answer> =>
    mlflow.send(`/ajax-api/2.0/mlflow/metrics/get-history-bulk-interval?${query}`, {});
  const bulk = (query: string): Promise<Answer> =>
    mlflow.send(`/ajax-api/2.0/mlflow/metrics/get-history-bulk?${query}`, {});
  let runs: string[];
  beforeAll(async () => {
    runs = [await mlflow.makeRun(), await mlflow.makeRun(), await mlflow.makeRun()];
    const [first = '', second = ''] = runs;
    await log(
      first,
      'm',
      Array.from({ length: 100 }, (_, i) => ({ value: i, timestamp: i, step: i - 50 })),
    );
    await log(second, 'm', [
      { value: 'NaN', timestamp: 3, step: 7 },
      { value: 1, timestamp: 2, step: 7 },
    ]);
  });

  test('a sample of each, with its first and last point, negative steps too', async () => {
    const answer = await interval(`${runs.map((id) => `run_ids=${id}`).join('&')}&metric_key=m&max_results=10`);
    const metrics = metricsOf(answer);
    const ofFirst = metrics.filter(({ run_id }) => run_id === runs[0]);
    expect(ofFirst.map(({ step }) => step)).toEqual([-50, -40, -30, -20, -10, 0, 10, 20, 30, 49]);
    expect(metrics.slice(10)).toEqual([
      { key: 'm', value: 1, timestamp: 2, step: 7, run_id: runs[1] },
      { key: 'm', value: 'NaN', timestamp: 3, step: 7, run_id: runs[1] },
    ]);
  });

  test('within steps', async () => {
    const query = `run_ids=${runs[0]}&metric_key=m&start_step=-3&end_step=2`;
    const steps = (answer: Answer): number[] => metricsOf(answer).map(({ step }) => step);
    expect(steps(await interval(`${query}&max_results=320`))).toEqual([-3, -2, -1, 0, 1, 2]);
    expect(steps(await interval(`${query}&max_results=1`))).toEqual([2]);
    expect(steps(await interval(`run_ids=${runs[0]}&metric_key=none`))).toEqual([]);
  });

  test.each<[string, RegExp]>([
    ['metric_key=m', /run_ids/],
    ['run_ids=RUN', /metric_key/],
    ['run_ids=RUN&metric_key=m&start_step=1', /end_step.*go together/],
    ['run_ids=RUN&metric_key=m&start_step=2&end_step=1', /end_step must be greater than start_step/],
    ['run_ids=RUN&metric_key=m&max_results=2501', /at most 2500/],
    ['run_ids=RUN&metric_key=m&max_results=x', /max_results/],
    [`${'run_ids=RUN&'.repeat(101)}metric_key=m`, /At most 100 runs/],
  ])('%s is refused', async (query, message) => {
    expect(await interval(query.replaceAll('RUN', runs[0] ?? ''))).toEqual(invalid(message));
  });

  test('of a run that is not there', async () => {
    expect(await interval(`run_ids=${'e'.repeat(32)}&metric_key=m`)).toEqual(
      refusal('RESOURCE_DOES_NOT_EXIST', /Run with id=e+ not found/),
    );
  });

  test('whole, by run id, cut at the most', async () => {
    const query = `${runs.map((id) => `run_id=${id}`).join('&')}&metric_key=m`;
    const [first = '', second = ''] = runs;
    const all = metricsOf(await bulk(query));
    expect(all).toHaveLength(102);
    expect(all.map(({ run_id }) => run_id)).toEqual(
      [...Array.from({ length: 100 }, () => first), second, second].toSorted(),
    );
    expect(metricsOf(await bulk(`${query}&max_results=3`))).toEqual(all.slice(0, 3));
    expect(metricsOf(await bulk(`run_id=${'e'.repeat(32)}&run_id=nobody&metric_key=m`))).toEqual([]);
    expect(await bulk('metric_key=m')).toEqual(invalid(/run_id/));
    expect(await bulk(`run_id=${first}`)).toEqual(invalid(/metric_key/));
    expect(await bulk(`run_id=${first}&metric_key=m&max_results=x`)).toEqual(invalid(/max_results/));
    expect(await bulk(`${'run_id=a&'.repeat(101)}metric_key=m`)).toEqual(invalid(/At most 100/));
  });
});
