import { mlflowDefaultExperimentId, reservedTags } from '@assay/core';
import { attribute, tag } from '../../filter-parts.ts';
import { idField, nullOperators, numberField, testText, textField, withTexts } from './fields.ts';
import type { MlflowFields, MlflowTextField } from './fields.ts';

const tagField = (key: string): MlflowTextField => {
  const field = key === reservedTags.note ? attribute('mlflow_note_tag') : tag(key);
  return { value: 'text', operators: nullOperators, test: (condition) => testText(field, condition) };
};

const ids = idField(attribute('id'), ['=', '!=', 'IN', 'NOT IN']);
const coreId = (id: string): string => (id === '0' ? mlflowDefaultExperimentId : id);
const experimentId: MlflowTextField = { ...ids, test: (condition) => ids.test(withTexts(condition, coreId)) };

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
