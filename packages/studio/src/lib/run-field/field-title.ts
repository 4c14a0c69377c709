import { wordsOf } from './field-words.ts';

/** Where an axis says it otherwise than the head of a column. */
const axisTitles: Readonly<Record<string, string>> = { name: 'Run', duration: 'Duration (s)', updated: 'Updated' };

/** What a field is called on an axis: `lr`, `loss min`. */
export const fieldTitle = (text: string): string => axisTitles[text] ?? wordsOf(text);
