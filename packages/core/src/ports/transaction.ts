import type { EpochMs, ExperimentId, Id, ProjectId, RunGroupId, RunId } from '@assay/base';
import type { MetricSummary, PointBatch, PointColumns, SeriesSource } from '@assay/series';
import type { AssociationRow, FaceDetailRow, FaceNameRow, NoteRow, TagRow, ViewRow } from '../entities/annotation.ts';
import type { ArtifactRow } from '../entities/artifact.ts';
import type { ChangeRow, NewChange } from '../entities/change.ts';
import type { DatasetContentRow, DatasetInputRow } from '../entities/dataset.ts';
import type { ExperimentRow, MetricMetadataRow } from '../entities/experiment.ts';
import type { LineageEntityRow } from '../entities/lineage-entity.ts';
import type {
  LoggedModelFileRow,
  LoggedModelId,
  LoggedModelMetricRow,
  LoggedModelParameterRow,
  LoggedModelRow,
  RunModelRow,
} from '../entities/logged-model.ts';
import type {
  ModelAliasRow,
  ModelEventRow,
  ModelStage,
  ModelVersionId,
  ModelVersionRow,
  RegisteredModelId,
  RegisteredModelRow,
} from '../entities/registered-model.ts';
import type { BucketRow, ObjectUploadPartRow, ObjectUploadRow, StoredObjectRow } from '../entities/stored-object.ts';
import type { ParameterRow, RunGroupMemberRow, RunGroupRow, RunPauseRow, RunRow } from '../entities/run.ts';
import type { ReportContentRow, ReportRow, ReportVersionRow } from '../entities/report.ts';
import type { StudyId, StudyRow, TrialHead, TrialReportRow, TrialRow } from '../entities/study.ts';
import type { AppendedBatch, BatchFingerprint, BatchSource } from './appended-batch.ts';
import type { NamedLastPoints, NamedTexts, RunHead } from './named-columns.ts';
import type { LogLine, LogMatches, LogSearch, LogSlice } from './run-log.ts';
import type { EntitySearch, LoggedModelSearch, RunSearch, RunSelection, SearchPage, UsedNames } from './search.ts';
import type { SelectedRuns } from './selected-runs.ts';

/** The tables that the core sees, and the columns that identify a row in each. */
export interface Tables {
  experiment: ExperimentRow;
  metricMetadata: MetricMetadataRow;
  runGroup: RunGroupRow;
  runGroupMember: RunGroupMemberRow;
  run: RunRow;
  runPause: RunPauseRow;
  parameter: ParameterRow;
  artifact: ArtifactRow;
  tag: TagRow;
  note: NoteRow;
  association: AssociationRow;
  lineageEntity: LineageEntityRow;
  view: ViewRow;
  faceName: FaceNameRow;
  bucket: BucketRow;
  storedObject: StoredObjectRow;
  objectUpload: ObjectUploadRow;
  objectUploadPart: ObjectUploadPartRow;
  faceDetail: FaceDetailRow;
  registeredModel: RegisteredModelRow;
  modelVersion: ModelVersionRow;
  modelAlias: ModelAliasRow;
  modelEvent: ModelEventRow;
  loggedModel: LoggedModelRow;
  loggedModelParameter: LoggedModelParameterRow;
  loggedModelMetric: LoggedModelMetricRow;
  loggedModelFile: LoggedModelFileRow;
  runModel: RunModelRow;
  datasetInput: DatasetInputRow;
  datasetContent: DatasetContentRow;
  study: StudyRow;
  trial: TrialRow;
  trialReport: TrialReportRow;
  report: ReportRow;
  reportVersion: ReportVersionRow;
  reportContent: ReportContentRow;
}

export type TableName = keyof Tables;

/** Columns of the primary key of each table, in its order. `projectId` belongs to every key beside them. */
export const primaryKeys = {
  experiment: ['id'],
  metricMetadata: ['experimentId', 'name'],
  runGroup: ['id'],
  runGroupMember: ['groupId', 'runId'],
  run: ['id'],
  runPause: ['runId', 'beganMs'],
  parameter: ['runId', 'key'],
  artifact: ['id'],
  tag: ['kind', 'entityId', 'key'],
  note: ['kind', 'entityId'],
  association: ['id'],
  lineageEntity: ['id'],
  view: ['id'],
  faceName: ['face', 'kind', 'scope', 'key'],
  bucket: ['name'],
  storedObject: ['bucket', 'key'],
  objectUpload: ['id'],
  objectUploadPart: ['uploadId', 'partNumber'],
  faceDetail: ['entityId', 'face', 'kind'],
  registeredModel: ['id'],
  modelVersion: ['id'],
  modelAlias: ['modelId', 'alias'],
  modelEvent: ['modelId', 'sequence'],
  loggedModel: ['id'],
  loggedModelParameter: ['modelId', 'key'],
  loggedModelMetric: ['modelId', 'name', 'datasetName', 'datasetDigest', 'runId'],
  loggedModelFile: ['modelId', 'path'],
  runModel: ['runId', 'direction', 'modelId'],
  datasetInput: ['runId', 'name', 'digest'],
  datasetContent: ['id'],
  study: ['id'],
  trial: ['studyId', 'number'],
  trialReport: ['studyId', 'number', 'step'],
  report: ['id'],
  reportVersion: ['reportId', 'version'],
  reportContent: ['reportId', 'version'],
} as const satisfies { [T in TableName]: readonly (keyof Tables[T] & string)[] };

export type PrimaryKey<T extends TableName> = Pick<Tables[T], (typeof primaryKeys)[T][number] & keyof Tables[T]>;

export type FieldName<T extends TableName> = keyof Tables[T] & string;

/** Some fields of many rows, each a column: entries at the same place are of the same row. */
export type TableColumns<T extends TableName, F extends FieldName<T>> = { readonly [C in F]: Tables[T][C][] };

/** Equal-to conditions, all of which must hold; `null` matches null, an array matches any of its values. */
export type Where<T extends TableName> = {
  readonly [C in keyof Tables[T]]?: Tables[T][C] | readonly NonNullable<Tables[T][C]>[];
};

export interface FindOptions<T extends TableName> {
  /** Columns, each ascending or, with a leading `-`, descending. Without it: by primary key. */
  readonly orderBy?: readonly ((keyof Tables[T] & string) | `-${keyof Tables[T] & string}`)[];
  readonly limit?: number;
  /** Rows that come after this one in `orderBy`, which must end in what of the primary key `where` leaves open: keyset paging. */
  readonly after?: Partial<Tables[T]>;
}

/**
 * Consistent reading of one project at one moment. Every method sees the same snapshot for as long as the query or
 * command runs, and only rows of the project that it was opened for.
 */
export interface ReadTransaction {
  readonly projectId: ProjectId;
  get<T extends TableName>(table: T, key: PrimaryKey<T>): Promise<Tables[T] | undefined>;
  find<T extends TableName>(table: T, where: Where<T>, options?: FindOptions<T>): Promise<Tables[T][]>;
  count<T extends TableName>(table: T, where: Where<T>): Promise<number>;
  /** Some fields of the rows, by primary key; for tens of thousands of them at once. */
  findColumns<T extends TableName, F extends FieldName<T>>(
    table: T,
    fields: readonly F[],
    where: Where<T>,
  ): Promise<TableColumns<T, F>>;

  /** Ids of runs that match, in order, keyset-paged by an opaque cursor. */
  searchRuns(search: RunSearch): Promise<SearchPage<RunId>>;
  /** All runs that match, in order, with their values as columns. */
  selectRuns(selection: RunSelection): Promise<SelectedRuns>;
  searchExperiments(search: EntitySearch): Promise<SearchPage<ExperimentId>>;
  searchRunGroups(search: EntitySearch): Promise<SearchPage<RunGroupId>>;
  searchModels(search: EntitySearch): Promise<SearchPage<RegisteredModelId>>;
  searchLoggedModels(search: LoggedModelSearch): Promise<SearchPage<LoggedModelId>>;
  searchModelVersions(search: EntitySearch): Promise<SearchPage<ModelVersionId>>;
  /** The newest version of each model in each of the stages; cheap, however many versions there are. In no order. */
  latestModelVersions(
    modelIds: readonly RegisteredModelId[],
    stages: readonly ModelStage[],
  ): Promise<ModelVersionRow[]>;
  /** Distinct names in use by runs that are not deleted; `experimentId` undefined: in the whole project, null: without one. */
  runColumns(
    what: 'parameters' | 'metrics' | 'tags',
    experimentId: ExperimentId | null | undefined,
    search: string,
    limit: number,
  ): Promise<string[]>;
  /** Names in use that begin with the prefix, whatever its case, in order of code points. */
  namesInUse(of: UsedNames, prefix: string, limit: number): Promise<string[]>;
  /** Runs not deleted, by experiment and status, and the time of the latest activity. */
  experimentActivity(ids: readonly ExperimentId[]): Promise<Map<ExperimentId, ExperimentActivity>>;
  /** Runs not deleted of each group; every group asked for has an entry. Cheap, however many runs there are, as is `runTotals`. */
  runGroupCounts(ids: readonly RunGroupId[]): Promise<Map<RunGroupId, number>>;
  /** Runs not deleted that have each as their parent; none where there is no entry. */
  childCounts(ids: readonly RunId[]): Promise<Map<RunId, number>>;
  /** The place of each run in the order in which runs were created, which never changes; none for what is no run. */
  runNumbers(ids: readonly RunId[]): Promise<Map<RunId, number>>;
  /** Runs not deleted of the whole project, and those of them that have no experiment. */
  runTotals(): Promise<{ runs: number; unassignedRuns: number }>;
  /** Folders that hold experiments that are not deleted, by name. */
  folders(): Promise<{ folder: string; experimentCount: number }[]>;
  /** Ids of what was deleted before a time, the longest ago first. */
  deletedBefore<T extends 'experiment' | 'runGroup' | 'run' | 'loggedModel' | 'report'>(
    table: T,
    beforeMs: EpochMs,
    limit: number,
  ): Promise<Tables[T]['id'][]>;

  /** Parameters of many runs at once; `keys` undefined: all. */
  parametersOf(runIds: readonly RunId[], keys?: readonly string[]): Promise<Map<RunId, ParameterRow[]>>;
  tagsOf(runIds: readonly RunId[], keys?: readonly string[]): Promise<Map<RunId, TagRow[]>>;
  /** Summaries of many runs at once, in order of metric name; `names` undefined: all. */
  metricSummaries(runIds: readonly RunId[], names?: readonly string[]): Promise<Map<RunId, Map<string, MetricSummary>>>;
  /** In the order of the ids; those that no run has are left out. */
  runHeads(runIds: readonly RunId[]): Promise<RunHead[]>;
  /** The study's trials by number; only those with a later revision than `since`, where it is given. */
  trialHeads(studyId: StudyId, since?: number): Promise<TrialHead[]>;
  /** The parameters or the tags of many runs, as columns. Nothing of ids that no run has. */
  namedTexts(of: 'parameters' | 'tags', runIds: readonly RunId[]): Promise<NamedTexts>;
  /** The last points of all metrics of many runs, as columns. */
  namedLastPoints(runIds: readonly RunId[]): Promise<NamedLastPoints>;
  /** Data sets that runs of the experiments, not deleted, have read, each once, in no order; null: runs without an experiment. */
  datasetUses(experimentIds: readonly (ExperimentId | null)[], limit: number): Promise<DatasetUse[]>;
  /** All points of the named series in (step, time, arrival) order; a name without points is left out. */
  readSeries(runId: RunId, names: readonly string[]): Promise<Map<string, PointColumns>>;
  /** The named series, to be read piece by piece for as long as this transaction lasts; a name without points is left out. */
  openSeries(runId: RunId, names: readonly string[]): Promise<Map<string, SeriesSource>>;

  metricNames(runId: RunId, of: MetricNameSearch): Promise<string[]>;
  metricCount(runId: RunId): Promise<number>;
  /**
   * Batches of these runs that were committed after `cursor`, a place in the order of all commits, for about `limit` points;
   * without a cursor none, and where the newest are. Points stay within reach for half a minute at least.
   */
  pointsAfter(runIds: readonly RunId[], cursor: number | undefined, limit: number): Promise<PointsAfter>;

  readLog(runId: RunId, fromLine: number, limit: number): Promise<LogSlice>;
  /** Bounded by what it reads, so that a long log takes several. */
  searchLog(runId: RunId, search: LogSearch): Promise<LogMatches>;
  /** The first line of this time or later, cheaply; the number of lines when there is none. Where times fall, one of the lines that pass it. */
  logLineAt(runId: RunId, timeMs: EpochMs): Promise<number>;

  /** Changes after `cursor`, oldest first. `reset` when `cursor` is older than what is kept. */
  changesAfter(
    cursor: number,
    limit: number,
    of?: { experimentId?: Id; entityId?: Id },
  ): Promise<{ changes: ChangeRow[]; reset: boolean; latest: number }>;
}

/** Names of a run's metrics, in order of code points. */
export interface MetricNameSearch {
  /** A part of the name, whatever its case. */
  readonly search: string;
  /** Only those behind this one. */
  readonly after: string | undefined;
  readonly limit: number;
  /** Only of these. */
  readonly names?: readonly string[];
}

export interface PointsAfter {
  /** In order of arrival. */
  readonly batches: readonly { readonly runId: RunId; readonly batch: PointBatch }[];
  /** Where to go on. */
  readonly cursor: number;
  readonly newest: number;
  /** Points after the cursor are not within reach any more; then there are no batches. */
  readonly missing: boolean;
  /** Points behind those given, at least. */
  readonly waiting: number;
}

/** A data set with what it was used for; null: not said. */
export interface DatasetUse extends Pick<DatasetInputRow, 'name' | 'digest' | 'context'> {
  readonly experimentId: ExperimentId | null;
}

export interface ExperimentActivity {
  readonly byStatus: Readonly<Record<string, number>>;
  readonly lastActivityMs: EpochMs | null;
}

/** One command's view of the store: reads its own writes; all of it is kept, or nothing. */
export interface Transaction extends ReadTransaction {
  /** Throws AssayError AlreadyExists when the primary key is taken. */
  insert<T extends TableName>(table: T, row: Tables[T]): Promise<void>;
  /** Changes the given columns; throws NotFound when there is no such row. */
  update<T extends TableName>(table: T, key: PrimaryKey<T>, change: Partial<Tables[T]>): Promise<void>;
  /** Inserts, or replaces the row with this primary key. */
  upsert<T extends TableName>(table: T, row: Tables[T]): Promise<void>;
  /** Removes all matching rows and says how many. An empty `where` is a defect. */
  remove<T extends TableName>(table: T, where: Where<T>): Promise<number>;

  /**
   * Appends a batch of points to the run's metric log and folds it into the summaries. A (clientId, sequence) seen
   * before for this run, however long ago, is not stored again, nor is a fingerprint that was seen in the last quarter of an hour (less
   * where hundreds of thousands came since): answers true for such a replay. `encoded`: the bytes that
   * `encodeBatch` of series would make of the batch, where the caller has them already; they are stored as they are.
   */
  appendPoints(
    runId: RunId,
    batch: PointBatch,
    source?: BatchSource | BatchFingerprint,
    encoded?: Uint8Array,
  ): Promise<AppendedBatch>;
  appendLog(runId: RunId, lines: readonly LogLine[], source?: BatchSource): Promise<{ replayed: boolean }>;
  /** Removes all that hangs on the run: points, log, parameters, artifacts, memberships, tags, notes, names, edges; not its own row. */
  purgeRun(runId: RunId): Promise<void>;
  recordChange(change: NewChange): Promise<void>;
  /** Runs the work, which appends no points or log; when it throws, nothing of it remains and the rest of the command may go on. */
  attempt<T>(work: () => Promise<T>): Promise<T>;
}
