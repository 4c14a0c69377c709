const roomForMenuPx = 34;

/** How wide a column must be for all of it that is in the document; undefined where nothing is. */
export function fittingWidth(frame: HTMLElement | null, columnIndex: number): number | undefined {
  const widths = [...(frame?.querySelectorAll<HTMLElement>(`[data-column="${columnIndex}"]`) ?? [])].map((cell) => {
    const before = cell.style.width;
    cell.style.width = 'max-content';
    const { width } = cell.getBoundingClientRect();
    cell.style.width = before;
    return width + (cell.role === 'columnheader' ? roomForMenuPx / 4 : 2);
  });
  return widths.length === 0 ? undefined : Math.ceil(Math.max(...widths));
}
