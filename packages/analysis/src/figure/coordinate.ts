/** A coordinate with two digits behind the point, which no printer and no eye sees beyond. */
export function coordinate(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

/** Calls back for each stretch of points without a gap; what is not finite is a gap. */
export function* stretches(points: readonly number[]): Generator<number[]> {
  let stretch: number[] = [];
  for (let at = 0; at + 1 < points.length; at += 2) {
    const x = points[at];
    const y = points[at + 1];
    if (Number.isFinite(x) && Number.isFinite(y)) stretch.push(Number(x), Number(y));
    else if (stretch.length > 0) {
      yield stretch;
      stretch = [];
    }
  }
  if (stretch.length > 0) yield stretch;
}

/** The points of a flat list that can be drawn. */
export function* places(points: readonly number[]): Generator<readonly [x: number, y: number]> {
  for (const stretch of stretches(points))
    for (let at = 0; at < stretch.length; at += 2) yield [stretch[at] ?? 0, stretch[at + 1] ?? 0];
}
