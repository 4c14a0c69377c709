/** Bounds that keep a hostile text from costing more than a friendly one. Clients put thousands of run ids into one list. */
export const mlflowFilterLimits = {
  /** UTF-16 units. */
  textLength: 250_000,
  clauses: 200,
  /** Values of all lists together. */
  listLength: 5000,
  /** UTF-16 units of a LIKE pattern. */
  patternLength: 1000,
  orderKeys: 8,
} as const;
