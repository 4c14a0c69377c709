/** The drawing's size, and the room around the plot for its marks. */
export const box = { width: 460, height: 420, left: 46, right: 10, top: 8, bottom: 40 } as const;

const round = (value: number): number => Math.round(value * 10) / 10;

export const unitX = (share: number): number => round(box.left + share * (box.width - box.left - box.right));
export const unitY = (share: number): number => round(box.top + (1 - share) * (box.height - box.top - box.bottom));

/**
 * An SVG path through points of the unit square. Points that fall on the place of the one before are left out, so that
 * the path is no longer than the drawing has places for, however long the curve is.
 */
export function unitPath(x: readonly number[], y: readonly number[]): string {
  const parts: string[] = [];
  let last = '';
  for (let i = 0; i < x.length; i++) {
    const place = `${unitX(x[i] ?? 0)} ${unitY(y[i] ?? 0)}`;
    if (place !== last) parts.push(`${parts.length === 0 ? 'M' : 'L'}${place}`);
    last = place;
  }
  return parts.join('');
}
