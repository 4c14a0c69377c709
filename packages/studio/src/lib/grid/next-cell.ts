/** A cell of a grid: row 0 is the head. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  /** Rows with the head. */
  readonly rows: number;
  readonly columns: number;
  /** Rows that are seen at once. */
  readonly pageRows: number;
}

interface GridKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * The cell that a key leads to (WAI-ARIA's grid pattern, and `j` and `k`); undefined for keys that lead nowhere. Home and End go to the
 * ends of the row and, from there or with Control, to the first and last row.
 */
export function nextCell(
  cell: GridCell,
  { key, ctrlKey, metaKey, altKey }: GridKey,
  size: GridSize,
): GridCell | undefined {
  if (altKey) return undefined;
  const isMod = ctrlKey || metaKey;
  const [lastRow, lastColumn] = [size.rows - 1, size.columns - 1];
  const to = (row: number, column = cell.column): GridCell => ({
    row: Math.max(0, Math.min(lastRow, row)),
    column: Math.max(0, Math.min(lastColumn, column)),
  });
  switch (isMod && key.length === 1 ? '' : key) {
    case 'ArrowDown':
    case 'j':
      return to(isMod ? lastRow : cell.row + 1);
    case 'ArrowUp':
    case 'k':
      return to(isMod ? Math.min(1, lastRow) : cell.row - 1);
    case 'ArrowLeft':
      return to(cell.row, isMod ? 0 : cell.column - 1);
    case 'ArrowRight':
      return to(cell.row, isMod ? lastColumn : cell.column + 1);
    case 'Home':
      return isMod || cell.column === 0 ? to(Math.min(1, lastRow)) : to(cell.row, 0);
    case 'End':
      return isMod || cell.column === lastColumn ? to(lastRow) : to(cell.row, lastColumn);
    case 'PageDown':
      return to(cell.row + size.pageRows);
    case 'PageUp':
      return to(Math.max(Math.min(1, lastRow), cell.row - size.pageRows));
    default:
      return undefined;
  }
}
