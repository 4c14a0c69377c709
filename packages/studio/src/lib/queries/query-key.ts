import type {
  AggregateRuns,
  CompareRuns,
  ImportanceMethod,
  DescribeRunFields,
  ListExperimentsQuery,
  ListModelsQuery,
  ListReportsQuery,
  ListStudiesQuery,
  QueryMetrics,
  QueryRunValues,
  RenderReport,
  SearchRuns,
} from '@assay/wire';

/**
 * What a stored answer is about, as the key under which it is kept. The change feed compares keys with changes to find
 * the answers that are out of date.
 */
export type StudioQueryKey =
  | readonly ['server']
  | readonly ['experiments', ListExperimentsQuery]
  | readonly ['experiment', string]
  | readonly ['metric-metadata', string]
  /** Of an experiment, or of several with commas between; null, or nothing at a comma, for the runs without one. */
  | readonly ['columns', string | null]
  /** A page of a list of runs, counted from 0. */
  | readonly ['runs', RunsAsked, number]
  /** The same of groups of runs. */
  | readonly ['run-aggregates', GroupsAsked, number]
  | readonly ['run-fields', DescribeRunFields]
  /** Groups of an experiment. */
  | readonly ['run-groups', string]
  | readonly ['run', string]
  | readonly ['children', string]
  /** All names, or the summaries of those that contain a text. */
  | readonly ['metric-names', string]
  | readonly ['metric-summaries', string, string]
  /** The runs before and after a run in its experiment. */
  | readonly ['neighbours', string]
  /** The groups that a run stands in. */
  | readonly ['groups-of-run', string]
  | readonly ['parameters', string]
  /** Runs of an experiment to choose from, by words. */
  | readonly ['run-choices', string | null, string]
  | readonly ['previous-run', string]
  /** Around a node, so many edges far. */
  | readonly ['lineage', string, number]
  | readonly ['lineage-entity' | 'dataset' | 'logged-model', string]
  | readonly ['metrics', QueryMetrics]
  /** Of a run and one of its metrics. */
  | readonly ['curve-analysis', string, string]
  | readonly ['run-values', QueryRunValues]
  /** A verdict on sets of runs. */
  | readonly ['comparison', CompareRuns]
  /** The first point of a run's metric from a moment on. */
  | readonly ['point-at', string, string, number]
  /** How many lines the log of a run has. */
  | readonly ['log', string]
  /** What a run read and wrote. */
  | readonly ['artifacts', string]
  /** By id and SHA-256, and which part of it. */
  | readonly ['artifact-content', string, string, string]
  | readonly ['note', 'run' | 'experiment', string]
  | readonly ['models', ListModelsQuery]
  /** Versions that are from a run. */
  | readonly ['run-versions', string]
  /** Of a registered model, by its name. */
  | readonly ['model' | 'model-versions' | 'model-events', string]
  | readonly ['studies', ListStudiesQuery]
  | readonly ['study', string]
  /** The trials of a study as columns; what they reported on the way. */
  | readonly ['trials' | 'trial-reports', string]
  /** What mattered in a study for one of its objectives. */
  | readonly ['importance', string, ImportanceMethod, number]
  | readonly ['reports', Pick<ListReportsQuery, 'experimentId' | 'studyId'>]
  | readonly ['report' | 'report-versions', string]
  /** A saved report as its data is now, of a version of old or null. */
  | readonly ['rendered-report', string, number | null]
  /** A report that is not saved. */
  | readonly ['draft-report', RenderReport]
  /** Saved views of an experiment, or all for null. */
  | readonly ['views', string | null]
  | readonly ['view', string]
  | readonly ['folders']
  /** What the palette found for these words. */
  | readonly ['found', 'experiments' | 'runs' | 'metrics', string, string?]
  | readonly ['lead-metric', string]
  | readonly ['active-experiments']
  | readonly ['home-runs', 'running' | 'recent' | 'failed']
  /** The best run of an experiment. */
  | readonly ['best-run', string];

/** Which runs a page is about: those of an experiment or of one of its groups, or those that have no experiment. */
export type RunScope =
  | { readonly experimentId: string; readonly groupId?: string }
  | { readonly unassigned: true; readonly groupId?: undefined };

/** A list of runs, whichever part of it is read. */
export type RunsAsked = Omit<SearchRuns, 'limit' | 'cursor' | 'offset' | 'countTotal'>;
export type GroupsAsked = Omit<AggregateRuns, 'limit' | 'offset'>;

/** A list as it is asked for: of runs, or of groups of runs. */
export type ListQuestion =
  | { readonly kind: 'runs'; readonly asked: RunsAsked }
  | { readonly kind: 'groups'; readonly asked: GroupsAsked };
