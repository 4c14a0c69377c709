import { invalidInput } from '@assay/base';
import type { ReportBlock as WireBlock, RenderedReport, Report, ReportTable } from '@assay/wire';
import type { DataTable, ReportBlock } from '@assay/analysis/report';
import type { StoredReport } from '@assay/core';
import type { MadeReport, ReportMaker } from '../../reports/report-maker.ts';
import { runCommand, runQuery, same } from './handler.ts';
import type { NativeHandlers } from './handler.ts';

const encodeTable = ({ columns, rows, runIds }: DataTable): ReportTable => ({
  columns: columns.map((column) => ({ ...column })),
  rows: rows.map((row) => [...row]),
  ...(runIds !== undefined && { runIds: [...runIds] }),
});

function encodeBlock(block: ReportBlock): WireBlock {
  switch (block.kind) {
    case 'figure':
    case 'table':
      return { ...block, table: encodeTable(block.table) };
    case 'verdict':
      return { ...block, notes: [...block.notes] };
    default:
      return block;
  }
}

const encodeMade = ({ faults, blocks, files, ...made }: MadeReport): RenderedReport => ({
  ...made,
  faults: [...faults],
  blocks: blocks.map(encodeBlock),
  files: [...files],
});

const encodeStored = ({ frozen: _, ...report }: StoredReport): Report => report;

const maxTries = 5;

export const reportHandlers = (maker: ReportMaker) =>
  ({
    async createReport({ experimentId, studyId, name, source: given, isFrozen = false, note = '' }, call) {
      const { store, options } = call;
      const owner = { ...(experimentId !== undefined && { experimentId }), ...(studyId !== undefined && { studyId }) };
      const source = given ?? (await maker.defaultSource(owner, [], call));
      const place = { experimentId: experimentId ?? null, studyId: studyId ?? null };
      const frozen = await maker.freeze({ source, owner: place, isFrozen }, call);
      const called = name ?? (await maker.nameOf(source, owner, call));
      return store.execute('createReport', { ...owner, name: called, source, isFrozen, note, frozen }, options);
    },
    listReports: runQuery('listReports', same, same),
    getReport: runQuery('getReport', same, encodeStored),
    async updateReport({ reportId, expectedVersion, fromVersion, refresh = false, note, ...given }, call) {
      const { store, options } = call;
      if (fromVersion !== undefined && (refresh || Object.values(given).some((value) => value !== undefined)))
        throw invalidInput('fromVersion', 'brings source, name and frozen data; give nothing else beside it but note.');
      for (let tries = 1; ; tries++) {
        const now = await store.query('getReport', { reportId }, options);
        const from =
          fromVersion === undefined ? now : await store.query('getReport', { reportId, version: fromVersion }, options);
        const { name = from.name, source = from.source, isFrozen = from.isFrozen } = given;
        const frozen =
          fromVersion === undefined
            ? await maker.freeze({ source, owner: now, isFrozen, kept: refresh ? undefined : from.frozen }, call)
            : from.frozen;
        const said = note ?? (fromVersion === undefined ? '' : `Version ${fromVersion} again`);
        const saved = { reportId, expectedVersion: expectedVersion ?? now.version };
        try {
          return await store.execute('saveReport', { ...saved, name, source, isFrozen, note: said, frozen }, options);
        } catch (thrown) {
          // Somebody saved in between, and the caller did not say that this matters.
          if (expectedVersion !== undefined || tries >= maxTries || !isOutdated(thrown)) throw thrown;
        }
      }
    },
    deleteReport: runCommand('deleteReport', same, same),
    restoreReport: runCommand('restoreReport', same, same),
    listReportVersions: runQuery('listReportVersions', same, same),
    async renderReport({ source, experimentId, studyId, metrics = [], format = 'blocks', figures = 'inline' }, call) {
      const owner = { ...(experimentId !== undefined && { experimentId }), ...(studyId !== undefined && { studyId }) };
      if (source !== undefined && metrics.length > 0)
        throw invalidInput('metrics', 'are for default reports; a source says its own. Leave one of them out.');
      const text = source ?? (await maker.defaultSource(owner, metrics, call));
      const place = { experimentId: experimentId ?? null, studyId: studyId ?? null };
      return encodeMade(await maker.make({ source: text, owner: place, format, figures }, call));
    },
    async renderSavedReport({ reportId, version, format = 'blocks', figures = 'inline' }, call) {
      const asked = { reportId, ...(version !== undefined && { version }) };
      const { source, name, frozen, ...owner } = await call.store.query('getReport', asked, call.options);
      return encodeMade(await maker.make({ source, name, frozen, owner, format, figures }, call));
    },
  }) satisfies Partial<NativeHandlers>;

const isOutdated = (thrown: unknown): boolean =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === 'PreconditionFailed';
