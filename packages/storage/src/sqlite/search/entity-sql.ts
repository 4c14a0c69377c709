import type { ElementList, EntityKind, TaggedKind } from '@assay/core';
import { mlflowExperimentTexts, mlflowRunNumbers, mlflowRunTexts, mlflowRunTextsBeside } from './mlflow-sql.ts';
import { experimentTexts, groupTexts, runNumbers, runTexts } from './sagemaker-sql.ts';
import { ownStatistics, statisticSql } from './statistic-sql.ts';

/** What a filter can ask of one kind of entity; the entity's row is `r`. */
export interface EntitySql {
  readonly table:
    | 'run'
    | 'experiment'
    | 'run_group'
    | 'tag'
    | 'metric_summary'
    | 'dataset_input'
    | 'logged_model'
    | 'logged_model_parameter'
    | 'logged_model_metric'
    | 'registered_model'
    | 'model_version';
  /** Of the tags that it has; null: none. */
  readonly tagKind: TaggedKind | null;
  readonly attributes: Readonly<Record<string, AttributeSql>>;
  readonly elements: Readonly<Partial<Record<ElementList, ElementSql>>>;
}

/** The entities of a list: `keys` selects, as `key`, what `match` finds an element `r` by, of the entity that the filter is about. */
export interface ElementSql {
  readonly keys: string;
  readonly match: string;
  readonly entity: () => EntitySql;
}

/**
 * The expression of an attribute. `id`: of 16 bytes, compared as such where that is possible. `rows`: the FROM and WHERE of
 * the rows that hold its values, when they do not stand in `r`; `many`: there may be several; `required`: it is never null.
 */
export interface AttributeSql {
  readonly value: string;
  readonly id?: true;
  readonly rows?: string;
  readonly many?: true;
  readonly required?: true;
}

const home = 'experiment e WHERE e.project_id = ?1 AND e.id = r.experiment_id';
const groups =
  'run_group_member m CROSS JOIN run_group g ON g.project_id = ?1 AND g.id = m.group_id ' +
  'WHERE m.project_id = ?1 AND m.run = r.n AND g.deleted_ms IS NULL';

const asAttributes = (expressions: Readonly<Record<string, string>>): Readonly<Record<string, AttributeSql>> =>
  Object.fromEntries(Object.entries(expressions).map(([name, value]) => [name, { value }]));

/** All names and texts of a run's artifacts, whatever their names. */
const artifactLists = Object.fromEntries(
  (['input', 'output'] as const).flatMap((direction): [string, AttributeSql][] => {
    const text = 'coalesce(a.value, a.uri)';
    const rows = `artifact a WHERE a.project_id = ?1 AND a.run = r.n AND a.direction = '${direction}'`;
    return [
      [`${direction}_artifact_name`, { value: 'a.name', rows, many: true }],
      [`${direction}_artifact_text`, { value: text, rows: `${rows} AND ${text} IS NOT NULL`, many: true }],
    ];
  }),
);

const tagLists = (kind: EntityKind): Readonly<Record<string, AttributeSql>> => {
  const rows = `tag t JOIN name k ON k.n = t.key WHERE t.project_id = ?1 AND t.kind = '${kind}' AND t.entity_id = r.id`;
  return { tag_key: { value: 'k.text', rows, many: true }, tag_value: { value: 't.value', rows, many: true } };
};

function tagElements(kind: EntityKind): ElementSql {
  return {
    keys: 'SELECT r.id AS key',
    match: `r.project_id = ?1 AND r.kind = '${kind}' AND r.entity_id = x.key`,
    entity: () => tagSql,
  };
}

export const runSql: EntitySql = {
  table: 'run',
  tagKind: 'run',
  attributes: {
    id: { value: 'r.id', id: true },
    number: { value: 'r.n' },
    name: { value: 'r.name' },
    description: { value: 'r.description' },
    status: { value: 'r.status' },
    status_message: { value: 'r.status_message' },
    source: { value: 'r.source' },
    experiment: { value: 'e.name', rows: home },
    experiment_id: { value: 'r.experiment_id', id: true },
    group: { value: 'g.name', rows: groups, many: true },
    group_id: { value: 'g.id', id: true, rows: groups, many: true },
    parent: { value: 'r.parent_id', id: true },
    created: { value: 'r.created_ms' },
    updated: { value: 'r.updated_ms' },
    started: { value: 'r.started_ms' },
    ended: { value: 'r.ended_ms' },
    duration: { value: '((r.ended_ms - r.started_ms) / 1000.0)' },
    created_by: { value: 'r.created_by' },
    ...asAttributes({ ...runTexts, ...runNumbers, ...mlflowRunTexts, ...mlflowRunNumbers, ...mlflowRunTextsBeside }),
    ...artifactLists,
    ...tagLists('run'),
  },
  elements: {
    groups: {
      keys: 'SELECT m.group_id AS key FROM run_group_member m WHERE m.project_id = ?1 AND m.run = r.n',
      match: 'r.project_id = ?1 AND r.id = x.key AND r.deleted_ms IS NULL',
      entity: () => groupSql,
    },
    tags: tagElements('run'),
    metrics: {
      keys: 'SELECT r.n AS key',
      match: 'r.run = x.key',
      entity: () => metricSql,
    },
    datasets: {
      keys: 'SELECT r.n AS key',
      match: 'r.project_id = ?1 AND r.run = x.key',
      entity: () => datasetSql,
    },
  },
};

export const experimentSql: EntitySql = {
  table: 'experiment',
  tagKind: 'experiment',
  attributes: {
    id: { value: 'r.id', id: true },
    name: { value: 'r.name' },
    description: { value: 'r.description' },
    folder: { value: 'r.folder' },
    archived: { value: 'r.archived' },
    created: { value: 'r.created_ms' },
    updated: { value: 'r.updated_ms' },
    created_by: { value: 'r.created_by' },
    updated_by: { value: 'r.updated_by' },
    ...asAttributes({ ...experimentTexts, ...mlflowExperimentTexts }),
    ...tagLists('experiment'),
  },
  elements: { tags: tagElements('experiment') },
};

export const groupSql: EntitySql = {
  table: 'run_group',
  tagKind: 'group',
  attributes: {
    id: { value: 'r.id', id: true },
    name: { value: 'r.name' },
    description: { value: 'r.description' },
    experiment: { value: 'e.name', rows: home },
    experiment_id: { value: 'r.experiment_id', id: true },
    created: { value: 'r.created_ms' },
    updated: { value: 'r.updated_ms' },
    ...asAttributes(groupTexts),
    ...tagLists('group'),
  },
  elements: {
    runs: {
      keys: 'SELECT m.run AS key FROM run_group_member m WHERE m.project_id = ?1 AND m.group_id = r.id',
      match: 'r.n = x.key AND r.deleted_ms IS NULL',
      entity: () => runSql,
    },
    tags: tagElements('group'),
  },
};

const tagSql: EntitySql = {
  table: 'tag',
  tagKind: null,
  attributes: {
    key: { value: 'k.text', rows: 'name k WHERE k.n = r.key' },
    value: { value: 'r.value' },
  },
  elements: {},
};

const metricSql: EntitySql = {
  table: 'metric_summary',
  tagKind: null,
  attributes: {
    name: { value: 'k.text', rows: 'name k WHERE k.n = r.name' },
    ...Object.fromEntries(
      ownStatistics.map((statistic): [string, AttributeSql] => [statistic, { value: statisticSql(statistic, 'r') }]),
    ),
  },
  elements: {},
};

const datasetSql: EntitySql = {
  table: 'dataset_input',
  tagKind: null,
  attributes: asAttributes({ name: 'r.name', digest: 'r.digest', context: 'r.context' }),
  elements: {},
};
