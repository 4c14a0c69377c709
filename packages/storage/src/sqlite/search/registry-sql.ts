import type { EntitySql } from './entity-sql.ts';

const modelAliases = 'model_alias a WHERE a.project_id = ?1 AND a.model_id = r.id';
const versionAliases = 'model_alias a WHERE a.project_id = ?1 AND a.model_id = r.model_id AND a.version = r.number';

export const modelSql: EntitySql = {
  table: 'registered_model',
  tagKind: 'model',
  attributes: {
    id: { value: 'r.id', id: true },
    name: { value: 'r.name', required: true },
    description: { value: 'r.description', required: true },
    versions: { value: 'r.version_count', required: true },
    stage: {
      value: 'v.stage',
      rows: 'model_version v WHERE v.project_id = ?1 AND v.model_id = r.id',
      many: true,
    },
    alias: { value: 'a.alias', rows: modelAliases, many: true },
    created: { value: 'r.created_ms', required: true },
    updated: { value: 'r.updated_ms', required: true },
    created_by: { value: 'r.created_by', required: true },
    updated_by: { value: 'r.updated_by', required: true },
  },
  elements: {},
};

export const modelVersionSql: EntitySql = {
  table: 'model_version',
  tagKind: 'version',
  attributes: {
    id: { value: 'r.id', id: true },
    model: { value: 'r.model_name', required: true },
    model_id: { value: 'r.model_id', id: true },
    version: { value: 'r.number', required: true },
    source: { value: 'r.source', required: true },
    run: { value: 'r.run_id' },
    logged_model: { value: 'r.logged_model_id' },
    description: { value: 'r.description', required: true },
    stage: { value: 'r.stage', required: true },
    approval: { value: 'r.approval' },
    alias: { value: 'a.alias', rows: versionAliases, many: true },
    created: { value: 'r.created_ms', required: true },
    updated: { value: 'r.updated_ms', required: true },
    created_by: { value: 'r.created_by', required: true },
    updated_by: { value: 'r.updated_by', required: true },
  },
  elements: {},
};
