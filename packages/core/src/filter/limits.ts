/** Bounds that keep a hostile text from costing more than a friendly one. */
export const filterLimits = {
  /** UTF-16 units of a filter or sort text. */
  textLength: 16_384,
  /** How deep parentheses and `not` may nest. */
  depth: 64,
  /** Comparisons, lists and `exists` in one filter. */
  comparisons: 200,
  /** Values in one `in (…)`. */
  listLength: 1_000,
  /** UTF-16 units of one `like` pattern. */
  patternLength: 1_000,
  sortKeys: 8,
} as const;
