import type { ExportTable } from './table-text.ts';

/** A list of objects, one for each row; what is missing is left out. NaN and the infinities, which JSON does not know, are texts. */
export const toJson = ({ columns, rows }: ExportTable): string =>
  `${JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(
        columns.flatMap((column, i) => {
          const value = row[i] ?? null;
          if (value === null) return [];
          return [[column, typeof value === 'number' && !Number.isFinite(value) ? String(value) : value]];
        }),
      ),
    ),
    null,
    2,
  )}\n`;
