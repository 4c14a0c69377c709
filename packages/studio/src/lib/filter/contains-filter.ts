/** A filter for rows where one of the fields contains these words, whatever their case; empty for no words. */
export function containsFilter(fields: readonly string[], words: string): string {
  const trimmed = words.trim();
  if (trimmed === '') return '';
  const pattern = trimmed.replaceAll('\\', '\\\\\\\\').replaceAll(/["%_]/g, '\\$&');
  return fields.map((field) => `${field} ilike "%${pattern}%"`).join(' or ');
}
