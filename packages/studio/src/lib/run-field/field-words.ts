import { keyOfField, parseRunField, type RunAttribute, type RunField } from './run-field.ts';

export const attributeWords: Readonly<Record<RunAttribute, string>> = {
  status: 'Status',
  started: 'Started',
  duration: 'Duration',
  created: 'Created',
  updated: 'Changed',
  ended: 'Ended',
  source: 'Source',
  created_by: 'Created by',
  description: 'Description',
  status_message: 'Message',
  experiment: 'Experiment',
  id: 'Id',
  name: 'Name',
};

/** The name of a field as heads and menus show it. */
export function fieldWords(field: RunField): string {
  if (field.kind === 'attribute') return attributeWords[field.name];
  if (field.kind === 'metric' && field.statistic !== 'last') return `${field.name} ${field.statistic}`;
  return keyOfField(field);
}

/** The same of a field's text; the text itself where it names none that is known. */
export function wordsOf(text: string): string {
  const field = parseRunField(text);
  return field === undefined ? text : fieldWords(field);
}

export function fieldHint(field: RunField): string {
  switch (field.kind) {
    case 'attribute':
      return attributeWords[field.name];
    case 'parameter':
      return `Parameter ${field.key}`;
    case 'tag':
      return `Tag ${field.key}`;
    case 'metric':
      return `Metric ${field.name}: ${field.statistic}`;
  }
}
