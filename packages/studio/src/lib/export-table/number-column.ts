import type { ExportTable } from './table-text.ts';

/** Whether a column holds numbers and nothing else. */
export function isNumberColumn({ rows }: ExportTable, index: number): boolean {
  let hasNumber = false;
  for (const row of rows) {
    const value = row[index] ?? null;
    if (value !== null && typeof value !== 'number') return false;
    hasNumber ||= value !== null;
  }
  return hasNumber;
}
