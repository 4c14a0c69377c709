import type { EntitySql } from './entity-sql.ts';

const parameterSql: EntitySql = {
  table: 'logged_model_parameter',
  tagKind: null,
  attributes: { key: { value: 'r.key', required: true }, value: { value: 'r.value', required: true } },
  elements: {},
};

/** A value that is NaN is null, and so missing. */
const metricSql: EntitySql = {
  table: 'logged_model_metric',
  tagKind: null,
  attributes: {
    name: { value: 'r.name', required: true },
    value: { value: 'r.value' },
    dataset_name: { value: 'r.dataset_name', required: true },
    dataset_digest: { value: 'r.dataset_digest', required: true },
  },
  elements: {},
};

export const loggedModelSql: EntitySql = {
  table: 'logged_model',
  tagKind: 'loggedModel',
  attributes: {
    mlflow_id: { value: "('m-' || lower(hex(r.id)))", required: true },
    name: { value: 'r.name', required: true },
    type: { value: 'r.model_type', required: true },
    status: { value: 'r.status', required: true },
    source_run: { value: 'r.source_run_id' },
    created: { value: 'r.created_ms', required: true },
    updated: { value: 'r.updated_ms', required: true },
  },
  elements: {
    parameters: {
      keys: 'SELECT r.id AS key',
      match: 'r.project_id = ?1 AND r.model_id = x.key',
      entity: () => parameterSql,
    },
    metrics: {
      keys: 'SELECT r.id AS key',
      match: 'r.project_id = ?1 AND r.model_id = x.key',
      entity: () => metricSql,
    },
  },
};
