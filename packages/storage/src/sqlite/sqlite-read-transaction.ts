import { assert } from '@assay/base';
import type { EpochMs, ExperimentId, Id, ProjectId, RunGroupId, RunId } from '@assay/base';
import type {
  ChangeRow,
  DatasetUse,
  EntitySearch,
  ExperimentActivity,
  FieldName,
  FindOptions,
  LogMatches,
  LogSearch,
  LogSlice,
  LoggedModelId,
  LoggedModelSearch,
  MetricNameSearch,
  ModelStage,
  ModelVersionId,
  ModelVersionRow,
  NamedLastPoints,
  NamedTexts,
  ParameterRow,
  PointsAfter,
  PrimaryKey,
  ReadTransaction,
  RegisteredModelId,
  RunHead,
  RunSearch,
  RunSelection,
  SearchPage,
  SelectedRuns,
  StudyId,
  TableColumns,
  TableName,
  TrialHead,
  Tables,
  TagRow,
  UsedNames,
  Where,
} from '@assay/core';
import type { MetricSummary, PointColumns, SeriesSource } from '@assay/series';
import { changesAfter } from './changes/changes-after.ts';
import type { RunColumns } from './columns/run-columns.ts';
import type { Connection } from './connection.ts';
import { logLineAt } from './logs/log-line-at.ts';
import { readLog } from './logs/read-log.ts';
import { searchLog } from './logs/search-log.ts';
import { metricCount, metricNames } from './metrics/metric-names.ts';
import { metricSummaries } from './metrics/metric-summaries.ts';
import { openSeries } from './metrics/open-series.ts';
import { pointsAfter } from './metrics/points-after.ts';
import { readSeries } from './metrics/read-series.ts';
import { countRows } from './rows/count-rows.ts';
import { datasetUses } from './rows/dataset-uses.ts';
import { deletedBefore } from './rows/deleted-before.ts';
import { findColumns } from './rows/find-columns.ts';
import { findRows } from './rows/find-rows.ts';
import { getRow } from './rows/get-row.ts';
import { namedLastPoints, namedTexts } from './rows/named-columns.ts';
import { parametersOf } from './rows/parameters-of.ts';
import { runHeads } from './rows/run-heads.ts';
import { trialHeads } from './rows/trial-heads.ts';
import { tagsOf } from './rows/tags-of.ts';
import { experimentActivity } from './search/experiment-activity.ts';
import { folders } from './search/folders.ts';
import { latestModelVersions } from './search/latest-model-versions.ts';
import { namesInUse } from './search/names-in-use.ts';
import { runColumns } from './search/run-columns.ts';
import { childCounts, runGroupCounts, runTotals } from './search/run-counts.ts';
import { runNumbers } from './search/run-numbers.ts';
import { experimentSql, groupSql } from './search/entity-sql.ts';
import { modelSql, modelVersionSql } from './search/registry-sql.ts';
import { searchLoggedModels } from './search/search-logged-models.ts';
import { searchEntities } from './search/search-entities.ts';
import { searchRuns } from './search/search-runs.ts';
import { selectRuns } from './search/select-runs.ts';

/** Reads within whatever transaction its connection is in; refuses to once that has ended. */
export class SqliteReadTransaction implements ReadTransaction {
  readonly projectId: ProjectId;
  readonly #connection: Connection;
  readonly #columns: RunColumns | undefined;
  #ended = false;

  /** `columns`: values of runs in memory, brought up to date within the connection's transaction. */
  constructor(connection: Connection, projectId: ProjectId, columns?: RunColumns) {
    this.#connection = connection;
    this.#columns = columns;
    this.projectId = projectId;
  }

  /** Nothing can be done with it from here on. */
  end(): void {
    this.#ended = true;
  }

  protected get connection(): Connection {
    assert(!this.#ended, 'a transaction was used after its end');
    return this.#connection;
  }

  async get<T extends TableName>(table: T, key: PrimaryKey<T>): Promise<Tables[T] | undefined> {
    return getRow(this.connection, this.projectId, table, key);
  }

  async find<T extends TableName>(table: T, where: Where<T>, options?: FindOptions<T>): Promise<Tables[T][]> {
    return findRows(this.connection, this.projectId, table, where, options);
  }

  async findColumns<T extends TableName, F extends FieldName<T>>(
    table: T,
    fields: readonly F[],
    where: Where<T>,
  ): Promise<TableColumns<T, F>> {
    return findColumns(this.connection, this.projectId, table, fields, where);
  }

  async count<T extends TableName>(table: T, where: Where<T>): Promise<number> {
    return countRows(this.connection, this.projectId, table, where);
  }

  async searchRuns(search: RunSearch): Promise<SearchPage<RunId>> {
    return searchRuns(this.connection, this.projectId, search, this.#columns);
  }

  async selectRuns(selection: RunSelection): Promise<SelectedRuns> {
    return selectRuns(this.connection, this.projectId, selection, this.#columns);
  }

  async searchExperiments(search: EntitySearch): Promise<SearchPage<ExperimentId>> {
    return searchEntities(this.connection, this.projectId, experimentSql, search);
  }

  async searchRunGroups(search: EntitySearch): Promise<SearchPage<RunGroupId>> {
    return searchEntities(this.connection, this.projectId, groupSql, search);
  }

  async searchModels(search: EntitySearch): Promise<SearchPage<RegisteredModelId>> {
    return searchEntities(this.connection, this.projectId, modelSql, search);
  }

  async searchLoggedModels(search: LoggedModelSearch): Promise<SearchPage<LoggedModelId>> {
    return searchLoggedModels(this.connection, this.projectId, search);
  }

  async searchModelVersions(search: EntitySearch): Promise<SearchPage<ModelVersionId>> {
    return searchEntities(this.connection, this.projectId, modelVersionSql, search);
  }

  async latestModelVersions(
    modelIds: readonly RegisteredModelId[],
    stages: readonly ModelStage[],
  ): Promise<ModelVersionRow[]> {
    return latestModelVersions(this.connection, this.projectId, modelIds, stages);
  }

  async runColumns(
    what: 'parameters' | 'metrics' | 'tags',
    experimentId: ExperimentId | null | undefined,
    search: string,
    limit: number,
  ): Promise<string[]> {
    return runColumns(this.connection, this.projectId, what, experimentId, search, limit);
  }

  async namesInUse(of: UsedNames, prefix: string, limit: number): Promise<string[]> {
    return namesInUse(this.connection, this.projectId, of, prefix, limit);
  }

  async experimentActivity(ids: readonly ExperimentId[]): Promise<Map<ExperimentId, ExperimentActivity>> {
    return experimentActivity(this.connection, this.projectId, ids);
  }

  async runGroupCounts(ids: readonly RunGroupId[]): Promise<Map<RunGroupId, number>> {
    return runGroupCounts(this.connection, this.projectId, ids);
  }

  async childCounts(ids: readonly RunId[]): Promise<Map<RunId, number>> {
    return childCounts(this.connection, this.projectId, ids);
  }

  async runNumbers(ids: readonly RunId[]): Promise<Map<RunId, number>> {
    return runNumbers(this.connection, this.projectId, ids);
  }

  async runTotals(): Promise<{ runs: number; unassignedRuns: number }> {
    return runTotals(this.connection, this.projectId);
  }

  async folders(): Promise<{ folder: string; experimentCount: number }[]> {
    return folders(this.connection, this.projectId);
  }

  async deletedBefore<T extends 'experiment' | 'runGroup' | 'run' | 'loggedModel' | 'report'>(
    table: T,
    beforeMs: EpochMs,
    limit: number,
  ): Promise<Tables[T]['id'][]> {
    return deletedBefore(this.connection, this.projectId, table, beforeMs, limit);
  }

  async parametersOf(runIds: readonly RunId[], keys?: readonly string[]): Promise<Map<RunId, ParameterRow[]>> {
    return parametersOf(this.connection, this.projectId, runIds, keys);
  }

  async tagsOf(runIds: readonly RunId[], keys?: readonly string[]): Promise<Map<RunId, TagRow[]>> {
    return tagsOf(this.connection, this.projectId, runIds, keys);
  }

  async metricSummaries(
    runIds: readonly RunId[],
    names?: readonly string[],
  ): Promise<Map<RunId, Map<string, MetricSummary>>> {
    return metricSummaries(this.connection, this.projectId, runIds, names);
  }

  async trialHeads(studyId: StudyId, since?: number): Promise<TrialHead[]> {
    return trialHeads(this.connection, this.projectId, studyId, since);
  }

  async runHeads(runIds: readonly RunId[]): Promise<RunHead[]> {
    return runHeads(this.connection, this.projectId, runIds);
  }

  async namedTexts(of: 'parameters' | 'tags', runIds: readonly RunId[]): Promise<NamedTexts> {
    return namedTexts(this.connection, this.projectId, of, runIds);
  }

  async namedLastPoints(runIds: readonly RunId[]): Promise<NamedLastPoints> {
    return namedLastPoints(this.connection, this.projectId, runIds);
  }

  async datasetUses(experimentIds: readonly (ExperimentId | null)[], limit: number): Promise<DatasetUse[]> {
    return datasetUses(this.connection, this.projectId, experimentIds, limit);
  }

  async readSeries(runId: RunId, names: readonly string[]): Promise<Map<string, PointColumns>> {
    return readSeries(this.connection, this.projectId, runId, names);
  }

  async openSeries(runId: RunId, names: readonly string[]): Promise<Map<string, SeriesSource>> {
    return openSeries(this.connection, this.projectId, runId, names);
  }

  async metricNames(runId: RunId, of: MetricNameSearch): Promise<string[]> {
    return metricNames(this.connection, this.projectId, runId, of);
  }

  async metricCount(runId: RunId): Promise<number> {
    return metricCount(this.connection, this.projectId, runId);
  }

  async pointsAfter(runIds: readonly RunId[], cursor: number | undefined, limit: number): Promise<PointsAfter> {
    return pointsAfter(this.connection, this.projectId, runIds, cursor, limit);
  }

  async readLog(runId: RunId, fromLine: number, limit: number): Promise<LogSlice> {
    return readLog(this.connection, this.projectId, runId, fromLine, limit);
  }

  async searchLog(runId: RunId, search: LogSearch): Promise<LogMatches> {
    return searchLog(this.connection, this.projectId, runId, search);
  }

  async logLineAt(runId: RunId, timeMs: EpochMs): Promise<number> {
    return logLineAt(this.connection, this.projectId, runId, timeMs);
  }

  async changesAfter(
    cursor: number,
    limit: number,
    of?: { experimentId?: Id; entityId?: Id },
  ): Promise<{ changes: ChangeRow[]; reset: boolean; latest: number }> {
    return changesAfter(this.connection, this.projectId, cursor, limit, of);
  }
}
