/** A text as a literal of the filter language. */
export const filterText = (text: string): string => `"${text.replace(/["\\]/g, String.raw`\$&`)}"`;
