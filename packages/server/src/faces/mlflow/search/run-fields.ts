import { reservedTags } from '@assay/core';
import type { CheckedFilter, OrderOperator } from '@assay/core';
import { all, attribute, compareNumber, element, exists, metric, not, parameter, tag } from '../../filter-parts.ts';
import { idField, listOperators, nullOperators, numberField, testText, textField } from './fields.ts';
import type { MlflowFields, MlflowNumberField, MlflowTextField } from './fields.ts';

const runName = textField(attribute('mlflow_name'));
const startTime = numberField(attribute('mlflow_start'));

/** Tags that MLflow's clients look for and that a run may have in another way. */
const tagAttributes: Readonly<Record<string, string>> = {
  [reservedTags.runName]: 'mlflow_name',
  [reservedTags.user]: 'mlflow_user_tag',
  [reservedTags.parentRunId]: 'mlflow_parent_tag',
  [reservedTags.sourceName]: 'mlflow_source_tag',
  [reservedTags.note]: 'mlflow_note_tag',
};

const tagField = (key: string): MlflowTextField => {
  const name = Object.hasOwn(tagAttributes, key) ? tagAttributes[key] : undefined;
  return textField(name === undefined ? tag(key) : attribute(name), nullOperators);
};

const parameterField = (key: string): MlflowTextField => textField(parameter(key), nullOperators);

/** The last value. One that is NaN differs from every number. */
function metricField(name: string): MlflowNumberField {
  const field = metric(name, 'last');
  const test = (operator: OrderOperator, value: number): CheckedFilter =>
    operator === '!='
      ? all([exists(field), not({ kind: 'holds', term: compareNumber(field, '=', value) })])
      : compareNumber(field, operator, value);
  return { ...numberField(field), test };
}

/** Any of the run's data sets may be the one. */
const datasetField = (name: string): MlflowTextField => ({
  value: 'text',
  operators: listOperators,
  test: (condition) => element('datasets', testText(attribute(name), condition)),
});

const datasetFields = { name: datasetField('name'), digest: datasetField('digest'), context: datasetField('context') };

/** What runs can be asked and ordered by. */
export const runFields: MlflowFields = {
  entity: 'runs',
  attributes: {
    run_id: idField(attribute('id')),
    run_name: runName,
    user_id: textField(attribute('mlflow_user')),
    status: textField(attribute('mlflow_status')),
    start_time: startTime,
    end_time: numberField(attribute('ended')),
    artifact_uri: textField(attribute('mlflow_artifact_uri')),
    created: startTime,
    Created: startTime,
    'run name': runName,
    'Run name': runName,
    'Run Name': runName,
  },
  attributeWords: ['attribute', 'attributes', 'attr', 'run'],
  families: {
    metric: metricField,
    metrics: metricField,
    parameter: parameterField,
    parameters: parameterField,
    param: parameterField,
    params: parameterField,
    tag: tagField,
    tags: tagField,
    dataset: datasetFields,
    datasets: datasetFields,
  },
};
