import { encodeRequest, HttpConnection } from '../support/http-connection.ts';
import { expectStatus } from '../support/load.ts';
import { short } from '../support/report.ts';
import type { Figure } from '../support/report.ts';
import { latencyOf } from '../support/spread.ts';
import { metricName, parameterName, searchedValues, shares } from './seeded-runs.ts';

const metric = (index: number): string => `metrics.${metricName(index)}`;
const parameter = (index: number): string => `params.${parameterName(index)}`;
const pageLength = 50;

interface Question {
  readonly name: string;
  readonly path: string;
  readonly body: object;
  readonly aimMs: number;
  /** Throws where the answer is wrong. */
  readonly check: (answer: Answer) => void;
}

/** What of the answers is looked at. */
interface Answer {
  readonly total: number;
  readonly runs?: readonly { readonly name: string }[];
  readonly ids?: readonly string[];
  readonly groups?: readonly { readonly key: readonly unknown[]; readonly count: number }[];
  readonly fields?: readonly { readonly present: number }[];
}

/** What a table over all seeded runs asks, one question after the other: pages anywhere, columns, groups, descriptions. */
export async function measureTable(
  port: number,
  experimentId: string,
  runCount: number,
  repetitions: number,
): Promise<Figure[]> {
  using connection = await HttpConnection.open(port);
  const figures: Figure[] = [];
  for (const { name, path, body, aimMs, check } of questions(runCount)) {
    const request = encodeRequest('POST', `/api/v1/runs/${path}`, port, { experimentIds: [experimentId], ...body });
    const timesMs: number[] = [];
    for (let turn = 0; turn <= repetitions; turn++) {
      const sentAt = performance.now();
      const answer = expectStatus(await connection.send(request), 200);
      timesMs.push(performance.now() - sentAt);
      if (turn === 0) check(JSON.parse(answer.body.toString()) as Answer);
    }
    const [first = Number.NaN, ...rest] = timesMs;
    const { p50, p95 } = latencyOf(rest);
    const spread = `p50 ${short(p50)} ms; the first ${short(first)} ms`;
    figures.push({ name, value: p95, unit: 'ms', spread, aim: { value: aimMs, better: 'less' } });
  }
  return figures;
}

function questions(runCount: number): Question[] {
  const runs = Array.from({ length: runCount }, (_, number) => ({
    name: `seeded-${number}`,
    ...searchedValues(number),
  }));
  const orders = {
    [`${metric(1)} desc`]: runs.toSorted((a, b) => b.sorted - a.sorted),
    name: runs.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  };
  const columns = { parameters: [0, 1, 2, 3].map(parameterName), metrics: [0, 1, 2, 3].map(metricName) };
  const pages = Object.entries(orders).flatMap(([sort, order]) =>
    [0, runCount / 2, runCount - pageLength].map((offset): Question => ({
      name: `runs by ${sort}: ${pageLength} from ${offset.toLocaleString('en')} on, p95`,
      path: 'search',
      body: { sort, offset, limit: pageLength, countTotal: true, ...columns },
      aimMs: offset === 0 ? 50 : 10,
      check: (answer) => {
        const expected = order.slice(offset, offset + pageLength).map(({ name }) => name);
        expectEqual(
          answer.runs?.map(({ name }) => name),
          expected,
        );
        expectEqual(answer.total, runCount);
      },
    })),
  );
  const tiny = runs.filter(({ share }) => share === 'tiny').length;
  const all = runCount.toLocaleString('en');
  return [
    ...pages,
    {
      name: `3 fields of ${all} runs, p95`,
      path: 'values',
      body: { fields: [parameter(0), metric(0), parameter(3)], limit: 100_000 },
      aimMs: 300,
      check: ({ ids }) => expectEqual(ids?.length, runCount),
    },
    {
      name: `groups of ${all} runs, 3 fields aggregated, p95`,
      path: 'aggregate',
      body: { by: [parameter(1)], fields: [metric(0), `${metric(1)}.max`, parameter(0)], sort: 'count' },
      aimMs: 300,
      check: ({ groups, total }) => {
        expectEqual(total, Object.keys(shares).length + 1);
        expectEqual(groups?.find(({ key }) => key[0] === 'tiny')?.count, tiny);
      },
    },
    {
      name: `30 fields of ${all} runs described, p95`,
      path: 'fields',
      body: { fields: Array.from({ length: 10 }, (_, i) => [parameter(i), metric(i), `${metric(i)}.max`]).flat() },
      aimMs: 500,
      check: ({ fields }) =>
        expectEqual(
          fields?.every(({ present }) => present === runCount),
          true,
        ),
    },
  ];
}

function expectEqual(got: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(got), JSON.stringify(expected)];
  if (a !== b) throw new Error(`Wrong answer: ${a?.slice(0, 200)} instead of ${b?.slice(0, 200)}`);
}
