import type { MlflowHistoryPage, MlflowRunHistory } from '@assay/core';
import { handlersOf } from '../handler.ts';
import { invalidParameter, missingParameter } from '../mlflow-error.ts';
import { requireRunId, runIdOf } from '../runs/run-id.ts';
import { WrittenJson } from '../written-json.ts';
import { byPageToken, pageLength } from './page.ts';
import { printPoints } from './print-points.ts';

/** What clients ask at once; of a longer page so many are read and written at a time. */
const pointsAtOnce = 25_000;
const maxRuns = 100;
const maxSamples = 2500;

export const historyHandlers = handlersOf({
  async getMetricHistory(input, { store, options }) {
    const { metric_key: name, page_token } = input;
    const asked = pageLength(input.max_results, Infinity, Number.MAX_SAFE_INTEGER);
    const runId = runIdOf(input);
    const read = (limit: number, cursor: string | undefined): Promise<MlflowHistoryPage> =>
      store.query('getMlflowHistory', { runId, name, limit, ...(cursor !== undefined && { cursor }) }, options);
    const first = await byPageToken(page_token, (cursor) => read(Math.min(asked, pointsAtOnce), cursor));
    const isWhole = asked <= pointsAtOnce || first.nextCursor === null;
    return new WrittenJson(
      isWhole ? `{"metrics":[${printPoints(name, first)}]${printToken(first)}}` : pieces(name, first, asked, read),
    );
  },

  async getMetricHistoryBulkInterval(input, { store, options }) {
    const { run_ids: runIds = [], metric_key: name, start_step: from, end_step: to } = input;
    if (runIds.length === 0) throw missingParameter('run_ids');
    if (runIds.length > maxRuns)
      throw invalidParameter('run_ids', runIds.length, `At most ${maxRuns} runs are asked for at once.`);
    if ((from === undefined) !== (to === undefined))
      throw invalidParameter(
        from === undefined ? 'start_step' : 'end_step',
        null,
        'start_step and end_step go together.',
      );
    if (from !== undefined && to !== undefined && from > to)
      throw invalidParameter('end_step', to, `end_step must be greater than start_step, which is ${from}.`);
    const most = pageLength(input.max_results, maxSamples, maxSamples);
    const range = from === undefined || to === undefined ? undefined : { from, to };
    const samples = await store.query(
      'sampleMlflowHistories',
      { runIds: runIds.map(requireRunId), name, most, ...(range && { range }) },
      options,
    );
    return writeHistories(name, samples);
  },
});

/** Points of several runs, each with its run's id. */
export function writeHistories(name: string, histories: readonly MlflowRunHistory[]): WrittenJson {
  const texts = histories.map(({ runId, points }) => printPoints(name, points, runId)).filter((text) => text !== '');
  return new WrittenJson(`{"metrics":[${texts.join(',')}]}`);
}

const printToken = ({ nextCursor }: MlflowHistoryPage): string =>
  nextCursor === null ? '' : `,"next_page_token":${JSON.stringify(nextCursor)}`;

async function* pieces(
  name: string,
  first: MlflowHistoryPage,
  asked: number,
  read: (limit: number, cursor: string) => Promise<MlflowHistoryPage>,
): AsyncGenerator<string, void, undefined> {
  let page = first;
  let left = asked - page.values.length;
  yield `{"metrics":[${printPoints(name, page)}`;
  while (page.nextCursor !== null && left > 0) {
    page = await read(Math.min(left, pointsAtOnce), page.nextCursor);
    left -= page.values.length;
    const text = printPoints(name, page);
    if (text !== '') yield `,${text}`;
  }
  yield `]${printToken(page)}}`;
}
