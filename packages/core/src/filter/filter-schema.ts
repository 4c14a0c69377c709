/**
 * What can be asked of one kind of entity: its attributes with their types, and which families of user-chosen keys it
 * has. A filter is checked against it before anything is compiled.
 */
export interface FilterSchema {
  /** In the plural, for messages: `runs`, `experiments`. */
  readonly entity: string;
  readonly attributes: Readonly<Record<string, AttributeType>>;
  readonly families: readonly FieldFamily[];
}

export const fieldFamilies = ['params', 'tags', 'metrics', 'artifacts'] as const;
/** The word before the dot. */
export type FieldFamily = (typeof fieldFamilies)[number];

/** `many`: the entity may hold several values of it at once; `CheckedFilter` says what a test of it means. */
export type AttributeType =
  | { readonly type: 'text'; readonly many?: true }
  | { readonly type: 'id'; readonly many?: true }
  | { readonly type: 'choice'; readonly choices: readonly string[] }
  | { readonly type: 'number' }
  | { readonly type: 'time' }
  | { readonly type: 'duration' }
  | { readonly type: 'boolean' };
