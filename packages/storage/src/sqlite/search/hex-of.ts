/** The expression of an id's 32 digits; null stays null. */
export const hexOf = (id: string): string => `CASE WHEN ${id} IS NOT NULL THEN lower(hex(${id})) END`;
