import { parseRunField } from './run-field.ts';

const attributeTitles: Readonly<Record<string, string>> = {
  name: 'Run',
  status: 'Status',
  duration: 'Duration (s)',
  created: 'Created',
  started: 'Started',
  ended: 'Ended',
  updated: 'Updated',
  source: 'Source',
  created_by: 'Created by',
};

/** What a field is called on an axis: `lr`, `loss min`. */
export function fieldTitle(text: string): string {
  const field = parseRunField(text);
  switch (field?.kind) {
    case undefined:
    case 'attribute':
      return attributeTitles[text] ?? text;
    case 'parameter':
    case 'tag':
      return field.key;
    case 'metric':
      return field.statistic === 'last' ? field.name : `${field.name} ${field.statistic}`;
  }
}
