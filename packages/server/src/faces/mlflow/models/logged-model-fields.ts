import type { CheckedFilter, LoggedModelOrder } from '@assay/core';
import { all, attribute, compareNumber, compareText, element } from '../../filter-parts.ts';
import { listOperators, numberField, numberOperators, testText, textField, withTexts } from '../search/fields.ts';
import type { MlflowField, MlflowFields, MlflowNumberField, MlflowTextField } from '../search/fields.ts';

/** The core's name of each attribute, by MLflow's names of it. */
const texts = {
  name: 'name',
  model_id: 'mlflow_id',
  model_type: 'type',
  status: 'status',
  source_run_id: 'source_run',
} as const;
const times = {
  creation_timestamp: 'created',
  creation_timestamp_ms: 'created',
  creation_time: 'created',
  last_updated_timestamp: 'updated',
  last_updated_timestamp_ms: 'updated',
} as const;

/** `READY`, as clients say it, or as it is answered: `LOGGED_MODEL_READY`. */
const statusWord = (text: string): string =>
  text
    .replace(/^LOGGED_MODEL_/i, '')
    .replace(/^UPLOAD_FAILED$/i, 'failed')
    .toLowerCase();

const statusField: MlflowTextField = {
  ...textField(attribute('status'), listOperators),
  test: (condition) => testText(attribute('status'), withTexts(condition, statusWord)),
};

const parameterField = (key: string): MlflowTextField => ({
  value: 'text',
  operators: listOperators,
  test: (condition) =>
    element('parameters', all([compareText(attribute('key'), '=', key), testText(attribute('value'), condition)])),
});

const tagField = (key: string): MlflowTextField =>
  textField({ kind: 'tag', key, span: { start: 0, end: 0 } }, listOperators);

/** `onDatasets`: holds of metrics that count, where only those do that were measured on certain data sets. */
const metricField =
  (onDatasets: CheckedFilter | undefined) =>
  (name: string): MlflowNumberField => ({
    value: 'number',
    operators: numberOperators,
    test: (operator, value) => {
      const terms = [compareText(attribute('name'), '=', name), compareNumber(attribute('value'), operator, value)];
      return element('metrics', all(onDatasets === undefined ? terms : [...terms, onDatasets]));
    },
  });

/** What logged models can be asked. */
export function loggedModelFields(onDatasets: CheckedFilter | undefined): MlflowFields {
  const metric = metricField(onDatasets);
  const attributes: Record<string, MlflowField> = { status: statusField };
  for (const [name, of] of Object.entries(texts)) attributes[name] ??= textField(attribute(of), listOperators);
  for (const [name, of] of Object.entries(times)) attributes[name] = numberField(attribute(of));
  return {
    entity: 'logged models',
    attributes,
    attributeWords: ['attributes', 'attribute'],
    families: {
      metrics: metric,
      metric,
      params: parameterField,
      param: parameterField,
      tags: tagField,
      tag: tagField,
    },
  };
}

/** What an attribute is ordered by; undefined for one that there is not. */
export function orderedBy(attributeName: string): LoggedModelOrder['by'] | undefined {
  const names: Readonly<Record<string, LoggedModelOrder['by']>> = { ...texts, ...times };
  return Object.hasOwn(names, attributeName) ? names[attributeName] : undefined;
}
