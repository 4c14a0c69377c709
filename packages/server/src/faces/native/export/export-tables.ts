import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AssayError, invalidInput } from '@assay/base';
import { valueAt } from '@assay/core';
import type { CallOptions, Store } from '@assay/core';
import { exportMediaTypes, nativeOperations, rowCountHeader } from '@assay/wire';
import type {
  DownloadPointsQuery,
  DownloadRunsQuery,
  ExportComparison,
  ExportFormat,
  ExportPoints,
  ExportRuns,
  NativeOperation,
} from '@assay/wire';
import { apiPrefix } from '../../../http/api-prefix.ts';
import { whileWanted } from '../../../http/while-wanted.ts';
import { callOptions } from '../call-options.ts';
import { readNameList } from '../name-list.ts';
import { inputReader } from '../read-input.ts';
import type { ServerFacts } from '../server-info.ts';
import { encodeTable } from './encode-table.ts';
import { pairsTable, valuesTable } from './comparison-rows.ts';
import type { ExportBatch, ExportColumn } from './export-table.ts';
import { pointBatches, pointColumns } from './point-batches.ts';
import { tabulate } from './rows-table.ts';
import { columnsOfRuns, runBatches } from './run-batches.ts';

/** Files under way at once: each holds a few batches, and a thread. */
const maxFiles = 4;
/** A client that takes nothing for so long is let go. */
const stalledMs = 60_000;
/** Tables of fewer cells are written at once, without a thread. */
const smallCells = 50_000;
const maxRuns = 100_000;

interface Parts {
  readonly store: Store;
  readonly facts: ServerFacts;
}

/** A table that is about to leave. */
interface Table {
  readonly name: string;
  readonly columns: readonly ExportColumn[];
  readonly rowCount?: number;
  readonly isSmall: boolean;
  readonly batches: AsyncIterable<ExportBatch>;
}

interface Call {
  readonly store: Store;
  readonly options: CallOptions;
}

type Choice = Pick<ExportRuns, 'format' | 'escapeFormulas'>;

/** Column by column a batch may be long: it is what a reader can skip. As text it is only what is in memory. */
const isColumnar = (format: ExportFormat): boolean => format === 'parquet' || format === 'arrow';

/** Tables as files: read, encoded and sent piece by piece, no faster than the client takes them. */
export function exportTables(server: FastifyInstance, { store, facts }: Parts): void {
  let files = 0;
  const serve = <Input>(
    operation: NativeOperation,
    tableOf: (input: Input & Choice, call: Call) => Promise<Table>,
  ): void => {
    const readInput = inputReader(operation);
    const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      // Checked by the operation's own schema just now.
      const input = readInput(request) as object as Input & Choice;
      const options = { ...callOptions(request), signal: whileWanted(reply.raw) };
      if (files >= maxFiles)
        throw new AssayError('TooManyRequests', `${maxFiles} files are being written already.`, { retryAfterMs: 5000 });
      files++;
      reply.raw.once('close', () => files--);
      // What is wrong with the question is answered as a problem, before the file begins.
      const { name, columns, rowCount, isSmall, batches } = await tableOf(input, { store, options });
      const { format, escapeFormulas = true } = input;
      reply.headers({
        'content-type': exportMediaTypes[format],
        'content-disposition': `attachment; filename="${name}.${format}"`,
        'cache-control': 'no-store',
        ...(rowCount !== undefined && { [rowCountHeader]: String(rowCount) }),
      });
      reply.raw.setTimeout(stalledMs, () => reply.raw.destroy());
      const choice = { format, columns, escapeFormulas, createdBy: `assay version ${facts.version}` };
      const pieces = encodeTable(choice, batches, isSmall);
      return reply.send(Readable.from(pieces, { objectMode: false, highWaterMark: 256 * 1024 }));
    };
    const { method, permission, path } = operation;
    server.route({ method, url: `${apiPrefix}${path}`, config: { permission }, exposeHeadRoute: false, handler });
  };
  serve<ExportRuns>(nativeOperations.exportRuns, tableOfRuns);
  serve<DownloadRunsQuery>(nativeOperations.downloadRuns, ({ fields, ...link }, call) =>
    tableOfRuns({ ...scopeOf(link), ...(fields !== undefined && { fields: readNameList(fields) }) }, call),
  );
  serve<ExportPoints>(nativeOperations.exportPoints, tableOfPoints);
  serve<ExportComparison>(nativeOperations.exportComparison, tableOfComparison);
  serve<DownloadPointsQuery>(nativeOperations.downloadPoints, ({ names, ...link }, call) =>
    tableOfPoints({ ...scopeOf(link), ...(names !== undefined && { names: readNameList(names) }) }, call),
  );
}

async function tableOfComparison(input: ExportComparison, { store, options }: Call): Promise<Table> {
  const { format: _, escapeFormulas: __, table = 'pairs', ...question } = input;
  const comparison = await store.query('compareRuns', question, options);
  const { columns, batch } = table === 'pairs' ? tabulate(pairsTable, comparison) : tabulate(valuesTable, comparison);
  const isSmall = batch.rowCount * columns.length <= smallCells;
  return { name: `comparison-${table}`, columns, rowCount: batch.rowCount, isSmall, batches: oneBatch(batch) };
}

async function* oneBatch(batch: ExportBatch): AsyncGenerator<ExportBatch> {
  yield batch;
}

function scopeOf<L extends { experimentId?: string; runIds?: string }>({ experimentId, runIds, ...rest }: L) {
  return {
    ...rest,
    ...(experimentId !== undefined && { experimentIds: [experimentId] }),
    ...(runIds !== undefined && { runIds: runIds.split(',') }),
  };
}

async function tableOfRuns(input: ExportRuns, { store, options }: Call): Promise<Table> {
  const { format, escapeFormulas: _, ...question } = input;
  const table = await store.query('exportRuns', question, options);
  const { rowCount, columns } = table;
  return {
    name: 'runs',
    columns: columnsOfRuns(table),
    rowCount,
    isSmall: rowCount * columns.length <= smallCells,
    batches: runBatches(table, isColumnar(format) ? 8_000_000 : 250_000),
  };
}

async function tableOfPoints(input: ExportPoints, { store, options }: Call): Promise<Table> {
  const { format, escapeFormulas: _, names, fromStep, toStep, fromTimeMs, toTimeMs, ...scope } = input;
  const runs = await store.query('queryRunValues', { ...scope, fields: ['name'], limit: maxRuns }, options);
  if (runs.total > maxRuns)
    throw invalidInput('filter', `selects ${runs.total} runs; points of ${maxRuns} at most fit one file. Narrow it.`);
  const column = runs.columns[0]?.column;
  const batches = pointBatches({
    store,
    options,
    runIds: runs.ids,
    runNames: runs.ids.map((_id, row) => String((column && valueAt(column, row)) ?? '')),
    question: {
      ...(names && { names }),
      ...(fromStep !== undefined && { fromStep }),
      ...(toStep !== undefined && { toStep }),
      ...(fromTimeMs !== undefined && { fromTimeMs }),
      ...(toTimeMs !== undefined && { toTimeMs }),
    },
    rows: isColumnar(format) ? 131_072 : 16_384,
  });
  const first = await batches.next();
  const isSmall = first.done === true || first.value.rowCount * pointColumns.length <= smallCells;
  return { name: 'points', columns: pointColumns, isSmall, batches: from(first, batches) };
}

/** What was read to begin with, and the rest. */
async function* from<T>(first: IteratorResult<T, unknown>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  if (first.done === true) return;
  yield first.value;
  yield* rest;
}
