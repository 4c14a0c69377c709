import { attribute, tag } from '../../filter-parts.ts';
import { listOperators, numberField, orderOnly, textField } from '../search/fields.ts';
import type { MlflowField, MlflowFields } from '../search/fields.ts';

const attributeWords = ['attribute', 'attributes', 'attr'] as const;

/** Tags filter, and give no order. */
const { order: _, ...unordered } = textField(tag(''));
const tagField = (key: string): MlflowField => ({ ...unordered, test: textField(tag(key)).test });
const families = { tag: tagField, tags: tagField };

export const modelFields: MlflowFields = {
  entity: 'registered models',
  attributes: {
    name: textField(attribute('name'), listOperators),
    timestamp: orderOnly(attribute('updated')),
    last_updated_timestamp: orderOnly(attribute('updated')),
    creation_timestamp: orderOnly(attribute('created')),
  },
  attributeWords,
  families,
};

export const versionFields: MlflowFields = {
  entity: 'model versions',
  attributes: {
    name: textField(attribute('model'), listOperators),
    run_id: textField(attribute('run'), listOperators),
    source_path: textField(attribute('source')),
    version_number: { ...numberField(attribute('version')), mayBeQuoted: true },
    last_updated_timestamp: orderOnly(attribute('updated')),
    creation_timestamp: orderOnly(attribute('created')),
  },
  attributeWords,
  families,
};
