import type { TagRow } from '../../entities/annotation.ts';
import { clipTagText, sagemakerBounds } from './clipped.ts';
import { runTag } from './run-tag.ts';

export interface TagForm {
  readonly key: string;
  readonly value: string;
}

export type PlacedTag = Pick<TagRow, 'key' | 'value' | 'position'>;

export const tagForm = ({ key, value }: Pick<TagRow, 'key' | 'value'>): TagForm => ({
  key: clipTagText(key, sagemakerBounds.tagKey),
  value: clipTagText(value, sagemakerBounds.tagValue),
});

/** The tags of one entity in the order in which they were given; a run's end in the one that says that it is a run. */
export function tagsInOrder(rows: readonly PlacedTag[], isRun: boolean): PlacedTag[] {
  const isMarked = !isRun || rows.some(({ key }) => key === runTag.key);
  const all = isMarked ? [...rows] : [...rows, { ...runTag, position: Number.MAX_SAFE_INTEGER }];
  return all.sort(compareTags);
}

export const compareTags = (a: Omit<PlacedTag, 'value'>, b: Omit<PlacedTag, 'value'>): number =>
  a.position - b.position || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

export const tagForms = (rows: readonly PlacedTag[], isRun: boolean): TagForm[] =>
  tagsInOrder(rows, isRun).map(tagForm);
