import type { EntityKind } from '@assay/core';

/*
 * What SageMaker's face shows of an entity `r` and the core has no column for, each as one expression. How the face arrives at them is said
 * in core/src/answers/sagemaker, which these must agree with.
 */

const nameColumn = (column: 'key' | 'name', kind: EntityKind, id: string): string =>
  `(SELECT f.${column} FROM face_name f WHERE f.project_id = r.project_id AND f.entity_id = ${id} ` +
  `AND f.face = 'sagemaker' AND f.kind = '${kind}' AND f.scope = '')`;

/** The unique name, in lower case. */
export const sagemakerName = (kind: EntityKind, id = 'r.id'): string => nameColumn('key', kind, id);

const detail = (kind: EntityKind, value: string): string =>
  `(SELECT ${value} FROM face_detail d WHERE d.project_id = r.project_id AND d.entity_id = r.id ` +
  `AND d.face = 'sagemaker' AND d.kind = '${kind}')`;

const member = (path: string): string => `json_extract(d.json, '$.${path}')`;

const fitsThere =
  "r.name GLOB '[a-zA-Z0-9]*' AND r.name GLOB '*[a-zA-Z0-9]' AND NOT r.name GLOB '*[^a-zA-Z0-9-]*' " +
  "AND length(replace(r.name, '-', '')) <= 120";

const displayNameBesideNative = (kind: EntityKind): string =>
  `coalesce(${detail(kind, `CASE WHEN ${member('besideName')} = r.name THEN ${member('displayName')} END`)}, ` +
  `CASE WHEN ${fitsThere} THEN r.name END, ${nameColumn('name', kind, 'r.id')})`;

const metadata = (kind: EntityKind): Readonly<Record<string, string>> => ({
  sagemaker_commit_id: detail(kind, member('metadata.CommitId')),
  sagemaker_repository: detail(kind, member('metadata.Repository')),
  sagemaker_generated_by: detail(kind, member('metadata.GeneratedBy')),
  sagemaker_project_id: detail(kind, member('metadata.ProjectId')),
});

export const runTexts: Readonly<Record<string, string>> = {
  sagemaker_name: sagemakerName('run'),
  sagemaker_display_name: `coalesce(${detail('run', member('displayName'))}, ${nameColumn('name', 'run', 'r.id')})`,
  sagemaker_job: "(CASE WHEN r.source = 'cli-exec' THEN 'assay-' || lower(hex(r.id)) END)",
  sagemaker_job_type: "(CASE WHEN r.source = 'cli-exec' THEN 'SageMakerTrainingJob' END)",
  sagemaker_status_message: "nullif(r.status_message, '')",
  ...metadata('run'),
};

export const runNumbers: Readonly<Record<string, string>> = {
  sagemaker_ended: `coalesce(r.ended_ms, ${detail('run', member('endMs'))})`,
};

export const groupTexts: Readonly<Record<string, string>> = {
  sagemaker_name: sagemakerName('group'),
  sagemaker_display_name: displayNameBesideNative('group'),
  sagemaker_experiment: sagemakerName('experiment', 'r.experiment_id'),
  ...metadata('group'),
};

export const experimentTexts: Readonly<Record<string, string>> = {
  sagemaker_name: sagemakerName('experiment'),
  sagemaker_display_name: displayNameBesideNative('experiment'),
  sagemaker_description: "nullif(r.description, '')",
};
