import { mlflowDefaultExperimentId, reservedTags } from '@assay/core';
import { attribute, tag } from '../../filter-parts.ts';
import { idField, nullOperators, numberField, testText, textField } from './fields.ts';
import type { MlflowFields, MlflowTextField, TextCondition } from './fields.ts';

const tagField = (key: string): MlflowTextField => {
  const field = key === reservedTags.note ? attribute('mlflow_note_tag') : tag(key);
  return { value: 'text', operators: nullOperators, test: (condition) => testText(field, condition) };
};

const ids = idField(attribute('id'), ['=', '!=', 'IN', 'NOT IN']);
const coreId = (id: string): string => (id === '0' ? mlflowDefaultExperimentId : id);
const withCoreIds = (condition: TextCondition): TextCondition => {
  if ('texts' in condition) return { ...condition, texts: condition.texts.map(coreId) };
  return 'text' in condition ? { ...condition, text: coreId(condition.text) } : condition;
};

const experimentId: MlflowTextField = { ...ids, test: (condition) => ids.test(withCoreIds(condition)) };

/** What experiments can be asked and ordered by. */
export const experimentFields: MlflowFields = {
  entity: 'experiments',
  attributes: {
    name: textField(attribute('mlflow_name')),
    experiment_id: experimentId,
    creation_time: numberField(attribute('created')),
    last_update_time: numberField(attribute('updated')),
  },
  attributeWords: ['attribute', 'attributes', 'attr'],
  families: { tag: tagField, tags: tagField },
};
