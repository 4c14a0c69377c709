import { mlflowDefaultExperimentId, reservedTags } from '@assay/core';
import type { EntityKind } from '@assay/core';

/*
 * What MLflow's face shows of an entity `r` and the core has no column for, each as one expression. How the face arrives at them is said in
 * core/src/answers/mlflow, which these must agree with.
 */

const tagOf = (kind: EntityKind, key: string): string =>
  `(SELECT t.value FROM tag t WHERE t.project_id = r.project_id AND t.kind = '${kind}' AND t.entity_id = r.id ` +
  `AND t.key = (SELECT k.n FROM name k WHERE k.project_id = r.project_id AND k.text = '${key}'))`;

const noteOf = (kind: EntityKind): string =>
  `coalesce(${tagOf(kind, reservedTags.note)}, nullif(coalesce((SELECT o.text FROM note o ` +
  `WHERE o.project_id = r.project_id AND o.kind = '${kind}' AND o.entity_id = r.id), r.description), ''))`;

const user = `coalesce(${tagOf('run', reservedTags.user)}, nullif(r.created_by, ''), 'unknown')`;

const experimentId =
  `CASE WHEN r.experiment_id IS NULL THEN 'unassigned' WHEN r.experiment_id = x'${mlflowDefaultExperimentId}' THEN '0' ` +
  'ELSE lower(hex(r.experiment_id)) END';

const artifactLocation =
  "(SELECT rtrim(json_extract(d.json, '$.artifactLocation'), '/') FROM face_detail d WHERE d.project_id = r.project_id " +
  "AND d.entity_id = r.experiment_id AND d.face = 'mlflow' AND d.kind = 'experiment')";

const unlessOfMlflow = (key: string, otherwise: string): string =>
  `coalesce(${tagOf('run', key)}, CASE WHEN r.source <> 'mlflow' THEN ${otherwise} END)`;

/** Those that no change of another entity changes. */
export const mlflowRunTexts: Readonly<Record<string, string>> = {
  mlflow_name: `coalesce(${tagOf('run', reservedTags.runName)}, r.name)`,
  mlflow_user: user,
  mlflow_status:
    "CASE r.status WHEN 'scheduled' THEN 'SCHEDULED' WHEN 'completed' THEN 'FINISHED' WHEN 'failed' THEN 'FAILED' " +
    "WHEN 'stopped' THEN 'KILLED' ELSE 'RUNNING' END",
  mlflow_user_tag: unlessOfMlflow(reservedTags.user, user),
  mlflow_parent_tag:
    `coalesce(${tagOf('run', reservedTags.parentRunId)}, ` +
    'CASE WHEN r.parent_id IS NOT NULL THEN lower(hex(r.parent_id)) END)',
  mlflow_source_tag: unlessOfMlflow(reservedTags.sourceName, "nullif(r.source, '')"),
};

export const mlflowRunNumbers: Readonly<Record<string, string>> = {
  mlflow_start: 'coalesce(r.started_ms, r.created_ms)',
};

export const mlflowRunTextsBeside: Readonly<Record<string, string>> = {
  mlflow_note_tag: noteOf('run'),
  mlflow_artifact_uri: `coalesce(${artifactLocation}, 'mlflow-artifacts:/' || ${experimentId}) || '/' || lower(hex(r.id)) || '/artifacts'`,
};

export const mlflowExperimentTexts: Readonly<Record<string, string>> = {
  mlflow_name:
    "coalesce((SELECT f.name FROM face_name f WHERE f.project_id = r.project_id AND f.entity_id = r.id AND f.face = 'mlflow' " +
    "AND f.kind = 'experiment' AND f.scope = ''), r.name)",
  mlflow_id: `CASE r.id WHEN x'${mlflowDefaultExperimentId}' THEN '0' ELSE lower(hex(r.id)) END`,
  mlflow_note_tag: noteOf('experiment'),
};
