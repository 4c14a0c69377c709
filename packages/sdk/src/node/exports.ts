import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { fromWireNumber, invalidInput, newId, systemClock, systemRandomBytes } from '@assay/base';
import { exportFormatOf, exportFormats } from '@assay/wire';
import type { CompareRuns, ExportComparison, ExportFormat, ExportPoints, ExportRuns } from '@assay/wire';
import type { Table } from 'apache-arrow';
import type { DataFrame } from '../core/data-frame.ts';
import type { Download } from '../core/download.ts';
import { findExperimentId } from './find-experiment.ts';
import type { NamedServer } from './find-experiment.ts';

interface ExportScope {
  readonly experiment?: string | { readonly name: string } | undefined;
  /** In the filter language, e.g. `metrics.accuracy.max > 0.9`. */
  readonly filter?: string | undefined;
  /** None but these. */
  readonly runIds?: readonly string[] | undefined;
  /** E.g. `metrics.loss.min desc, created`; the newest first without it. */
  readonly sort?: string | undefined;
}

export interface ExportRunsOptions extends ExportScope {
  /** Columns, as filters name them: `name`, `params.lr`, `metrics.loss.min`, or all of a kind: `params.*`. Default: everything. */
  readonly fields?: readonly string[] | undefined;
}

export interface ExportPointsOptions extends ExportScope {
  /** Default: all. */
  readonly metrics?: readonly string[] | undefined;
  /** Bounds are inclusive. */
  readonly fromStep?: number | undefined;
  readonly toStep?: number | undefined;
}

export interface ExportFileOptions {
  /** Default: by the end of the file's name. */
  readonly format?: ExportFormat | undefined;
  /** Of CSV: an apostrophe before text that a spreadsheet would take for a formula. Default true. */
  readonly escapeFormulas?: boolean | undefined;
  /** Ends the export; of a file nothing remains. */
  readonly signal?: AbortSignal | undefined;
}

export interface ExportedPoint {
  readonly runId: string;
  readonly runName: string;
  readonly metric: string;
  readonly step: number | null;
  readonly timeMs: number;
  readonly value: number;
}

type Ask = (format: ExportFormat, options: ExportFileOptions) => Promise<Download>;

/** A table on the server that can be had in several ways; nothing is asked before one of them is. */
export class Export {
  readonly #ask: Ask;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** Its bytes as they come. A connection that breaks ends the stream with an error. */
  async stream(format: ExportFormat, options: ExportFileOptions = {}): Promise<ReadableStream<Uint8Array>> {
    return (await this.#ask(format, options)).stream;
  }

  /** Writes it to a file: csv, json, jsonl, parquet or arrow. The file is there whole, or not at all; one that was there is replaced. */
  async toFile(file: string, options: ExportFileOptions = {}): Promise<{ readonly sizeBytes: number }> {
    const format = options.format ?? exportFormatOf(file);
    if (format === undefined)
      throw invalidInput('file', `${file}: no format ends so. Name one of ${exportFormats.join(', ')} as \`format\`.`);
    const temporary = `${file}.${newId(systemClock, systemRandomBytes).slice(-8)}.part`;
    try {
      await pipeline(await this.stream(format, options), createWriteStream(temporary, { flags: 'wx' }));
      const { size } = await stat(temporary);
      await rename(temporary, file);
      return { sizeBytes: size };
    } catch (thrown) {
      await rm(temporary, { force: true });
      throw thrown;
    }
  }

  /** All of it in memory, as a table of the package `apache-arrow`. */
  async toArrow(options: ExportFileOptions = {}): Promise<Table> {
    const { tableFromIPC } = await import('apache-arrow');
    return tableFromIPC(await (await this.#ask('arrow', options)).bytes());
  }

  /** All of it in memory. Times are epoch milliseconds. */
  async toDataFrame(options: ExportFileOptions = {}): Promise<DataFrame> {
    const { frameOfArrow } = await import('../core/arrow.ts');
    return frameOfArrow(await this.toArrow(options));
  }
}

/** Points one by one, beside the other ways. */
export class PointExport extends Export implements AsyncIterable<ExportedPoint> {
  async *[Symbol.asyncIterator](): AsyncGenerator<ExportedPoint, void, void> {
    const { linesOf } = await import('../core/lines-of.ts');
    for await (const line of linesOf(await this.stream('jsonl'))) {
      const row = JSON.parse(line) as {
        run_id: string;
        run_name: string;
        metric: string;
        step: number | null;
        time: string;
        value: number | 'NaN' | 'Infinity' | '-Infinity';
      };
      const { run_id: runId, run_name: runName, metric, step, time, value } = row;
      yield { runId, runName, metric, step, timeMs: Date.parse(time), value: fromWireNumber(value) };
    }
  }
}

/** Tables of a server's runs and points, to files and into memory. */
export class Exports {
  readonly #server: NamedServer;

  constructor(server: NamedServer) {
    this.#server = server;
  }

  /** A row a run: attributes, parameters, last values of metrics, tags. `await session.export.runs({ experiment: 'digits' }).toFile('runs.parquet')` */
  runs({ fields, ...scope }: ExportRunsOptions = {}): Export {
    return new Export(async (format, { escapeFormulas, signal }) => {
      const body: ExportRuns = { format, ...(await this.#scope(scope)) };
      if (fields !== undefined) body.fields = [...fields];
      if (escapeFormulas !== undefined) body.escapeFormulas = escapeFormulas;
      return this.#server.client.exportRuns({ body, ...(signal && { signal }) });
    });
  }

  /** A row a point: run_id, run_name, metric, step, time, value. */
  points({ metrics, fromStep, toStep, ...scope }: ExportPointsOptions = {}): PointExport {
    return new PointExport(async (format, { escapeFormulas, signal }) => {
      const body: ExportPoints = { format, ...(await this.#scope(scope)) };
      if (metrics !== undefined) body.names = [...metrics];
      if (fromStep !== undefined) body.fromStep = fromStep;
      if (toStep !== undefined) body.toStep = toStep;
      if (escapeFormulas !== undefined) body.escapeFormulas = escapeFormulas;
      return this.#server.client.exportPoints({ body, ...(signal && { signal }) });
    });
  }

  /** The pairs of a comparison, a row each, or the values that were compared. */
  comparison(question: CompareRuns, table: 'pairs' | 'values' = 'pairs'): Export {
    return new Export((format, { escapeFormulas, signal }) => {
      const body: ExportComparison = { ...question, format, table };
      if (escapeFormulas !== undefined) body.escapeFormulas = escapeFormulas;
      return this.#server.client.exportComparison({ body, ...(signal && { signal }) });
    });
  }

  async #scope({ experiment, filter, runIds, sort }: ExportScope) {
    // An experiment that does not exist has no runs.
    const ids =
      experiment === undefined ? undefined : [(await findExperimentId(this.#server, experiment)) ?? '0'.repeat(32)];
    return {
      ...(ids && { experimentIds: ids }),
      ...(filter !== undefined && { filter }),
      ...(runIds && { runIds: [...runIds] }),
      ...(sort !== undefined && { sort }),
    };
  }
}
