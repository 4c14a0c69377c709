import type { FastifyInstance } from 'fastify';
import { isId } from '@assay/base';
import type { RunId } from '@assay/base';
import { whileWanted } from '../../../http/while-wanted.ts';
import { callOptions } from '../../native/call-options.ts';
import type { MlflowFaceParts } from '../handler.ts';
import { invalidParameter, missingParameter } from '../mlflow-error.ts';
import { queryLists } from '../query-lists.ts';
import { writeHistories } from './history-handlers.ts';
import { pageLength } from './page.ts';

const maxRuns = 100;
const maxPoints = 25_000;

/** A route of MLflow's own pages that its table of operations does not have: histories of several runs, cut where there are too many points. */
export function registerHistoryBulk(face: FastifyInstance, { store }: MlflowFaceParts): void {
  face.route({
    method: 'GET',
    url: '/api/2.0/mlflow/metrics/get-history-bulk',
    config: { permission: 'read' },
    handler: async (request, reply) => {
      const { run_id: given = [], metric_key: name, max_results } = queryLists(request.originalUrl);
      const asked = [given].flat();
      if (asked.length === 0) throw missingParameter('run_id');
      if (asked.length > maxRuns)
        throw invalidParameter('run_id', asked.length, `At most ${maxRuns} runs are asked for at once.`);
      if (typeof name !== 'string' || name === '') throw missingParameter('metric_key');
      const most = max_results === undefined ? maxPoints : Number(max_results);
      if (!Number.isSafeInteger(most)) throw invalidParameter('max_results', max_results, 'expected an integer');
      const runIds = [...new Set(asked)].filter((id): id is RunId => isId(id)).toSorted();
      const limit = Math.min(maxPoints, pageLength(most, maxPoints, Number.MAX_SAFE_INTEGER));
      const options = { ...callOptions(request), signal: whileWanted(reply.raw) };
      const { text } = writeHistories(name, await store.query('getMlflowHistories', { runIds, name, limit }, options));
      return reply.header('content-type', 'application/json; charset=utf-8').send(text);
    },
  });
}
